package org.minetally.storage;

import org.apache.beam.sdk.io.fs.ResolveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** The name of an object in {@link MemoryStore}; names of folders end with a slash. */
record MemoryId(String uri) implements ResourceId {

  private static final long serialVersionUID = 1L;

  @Override
  public ResourceId resolve(String other, ResolveOptions options) {
    String slash =
        options == StandardResolveOptions.RESOLVE_DIRECTORY && !other.endsWith("/") ? "/" : "";
    return new MemoryId((uri.endsWith("/") ? uri : uri + "/") + other + slash);
  }

  @Override
  public ResourceId getCurrentDirectory() {
    return isDirectory() ? this : new MemoryId(uri.substring(0, uri.lastIndexOf('/') + 1));
  }

  @Override
  public String getScheme() {
    return "memory";
  }

  @Override
  public String getFilename() {
    return isDirectory() ? null : uri.substring(uri.lastIndexOf('/') + 1);
  }

  @Override
  public boolean isDirectory() {
    return uri.endsWith("/");
  }

  @Override
  public String toString() {
    return uri;
  }
}
