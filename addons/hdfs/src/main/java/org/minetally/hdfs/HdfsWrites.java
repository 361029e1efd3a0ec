package org.minetally.hdfs;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import org.apache.beam.sdk.io.hdfs.HadoopFileSystemOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.minetally.storage.AtomicWrites;

/** The atomic operations of HDFS: exclusive creation and a rename that replaces. */
public final class HdfsWrites implements AtomicWrites {

  private static final String DEFAULT_FILE_SYSTEM = "fs.defaultFS";

  @Override
  public String scheme() {
    return "hdfs";
  }

  /**
   * Sets the default file system from the URI; without a configuration, Beam does not support the
   * scheme.
   */
  @Override
  public void configure(PipelineOptions options, String uri) {
    HadoopFileSystemOptions hadoop = options.as(HadoopFileSystemOptions.class);
    if (hadoop.getHdfsConfiguration() == null || hadoop.getHdfsConfiguration().isEmpty()) {
      Configuration configuration = new Configuration();
      URI store = new Path(uri).toUri();
      configuration.set(DEFAULT_FILE_SYSTEM, store.getScheme() + "://" + store.getAuthority());
      hadoop.setHdfsConfiguration(List.of(configuration));
    }
  }

  @Override
  public boolean createNew(PipelineOptions options, String uri, byte[] content) throws IOException {
    try {
      write(context(options, uri), new Path(uri), CreateFlag.CREATE, content);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  @Override
  public void replace(PipelineOptions options, String uri, byte[] content) throws IOException {
    FileContext files = context(options, uri);
    Path target = new Path(uri);
    Path next = new Path(target.getParent(), "_next_" + target.getName());
    files.delete(next, false);
    write(files, next, CreateFlag.CREATE, content);
    files.rename(next, target, Rename.OVERWRITE);
  }

  @Override
  public void removeFolder(PipelineOptions options, String uri) throws IOException {
    context(options, uri).delete(new Path(uri), true);
  }

  private static void write(FileContext files, Path file, CreateFlag flag, byte[] content)
      throws IOException {
    try (OutputStream out = files.create(file, EnumSet.of(flag), CreateOpts.createParent())) {
      out.write(content);
    }
  }

  /**
   * Returns the context for the configuration in the options, or else for the environment's
   * configuration files.
   */
  private static FileContext context(PipelineOptions options, String uri) throws IOException {
    List<Configuration> given = options.as(HadoopFileSystemOptions.class).getHdfsConfiguration();
    Configuration configuration =
        given == null || given.isEmpty() ? new Configuration() : given.get(0);
    return FileContext.getFileContext(new Path(uri).toUri(), configuration);
  }
}
