package org.minetally.expansion;

import java.util.Arrays;
import org.apache.beam.fn.harness.ExternalWorkerService;
import org.apache.beam.sdk.expansion.service.ExpansionServer;
import org.apache.beam.sdk.expansion.service.ExpansionService;
import org.apache.beam.sdk.expansion.service.ExpansionServiceOptions;
import org.apache.beam.sdk.fn.server.GrpcFnServer;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Starts Beam's expansion service with our transforms, and workers in the same process. Unlike
 * Beam's own main class, it accepts connections from this machine only, because a client can name
 * any file.
 */
public final class ExpansionMain {

  private static final String HOST = "localhost";

  private ExpansionMain() {}

  /**
   * Serves until the process is ended.
   *
   * @param arguments a port, and options of Beam
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0 || !arguments[0].matches("[0-9]{1,5}")) {
      System.err.println("Usage: java -jar minetally-expansion.jar PORT [OPTION...]");
      System.exit(2);
    }
    PipelineOptionsFactory.register(ExpansionServiceOptions.class);
    PipelineOptions options =
        PipelineOptionsFactory.fromArgs(Arrays.copyOfRange(arguments, 1, arguments.length))
            .create();
    GrpcFnServer<ExternalWorkerService> workers = new ExternalWorkerService(options).start();
    ExpansionServer server =
        ExpansionServer.create(
            new ExpansionService(options, workers.getApiServiceDescriptor().getUrl()),
            HOST,
            Integer.parseInt(arguments[0]));
    System.out.printf(
        "Serving %s and %s at %s:%d%n",
        JobProvider.IDENTIFIER, SummariseProvider.IDENTIFIER, HOST, server.getPort());
    Thread.currentThread().join();
  }
}
