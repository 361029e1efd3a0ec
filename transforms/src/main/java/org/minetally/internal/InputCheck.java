package org.minetally.internal;

import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.values.PCollection;

/** Checks the input of a transform when the pipeline is built. */
public final class InputCheck {

  private InputCheck() {}

  /**
   * Requires a bounded input in the global window, because figures are counted over all records.
   *
   * @param transform the transform's name, for the message
   * @throws IllegalArgumentException if the input is unbounded or has windows
   */
  public static void requireWhole(PCollection<?> input, String transform) {
    if (input.isBounded() == PCollection.IsBounded.UNBOUNDED) {
      throw new IllegalArgumentException(
          "%s: the input %s is unbounded; pass a bounded PCollection"
              .formatted(transform, input.getName()));
    }
    if (!(input.getWindowingStrategy().getWindowFn() instanceof GlobalWindows)) {
      throw new IllegalArgumentException(
          "%s: the input %s is divided into windows (%s); apply Window.into(new GlobalWindows()) first"
              .formatted(transform, input.getName(), input.getWindowingStrategy().getWindowFn()));
    }
  }

  /**
   * Requires the name of a file or folder.
   *
   * @param what the argument, for the message
   * @throws IllegalArgumentException if the name is blank
   */
  public static String requireName(String name, String what) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(what + " is empty; specify one");
    }
    return name;
  }
}
