package org.minetally.run;

import org.apache.beam.sdk.util.ReleaseInfo;

/** The versions recorded in a manifest. */
public final class Versions {

  private Versions() {}

  /** Returns the version of Minetally; {@code development} outside a packaged jar. */
  public static String minetally() {
    String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Returns the version of Apache Beam. */
  public static String beam() {
    return ReleaseInfo.getReleaseInfo().getSdkVersion();
  }

  /** Returns the version of the Java platform. */
  public static String java() {
    return Runtime.version().toString();
  }
}
