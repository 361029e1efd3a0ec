package org.minetally.run;

import org.apache.beam.sdk.util.ReleaseInfo;

/** The versions that a manifest names. */
public final class Versions {

  private Versions() {}

  /** This program's. */
  public static String minetally() {
    String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Beam's. */
  public static String beam() {
    return ReleaseInfo.getReleaseInfo().getSdkVersion();
  }

  /** The Java platform's. */
  public static String java() {
    return Runtime.version().toString();
  }
}
