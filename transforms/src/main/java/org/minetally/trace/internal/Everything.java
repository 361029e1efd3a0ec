package org.minetally.trace.internal;

import org.minetally.mapping.internal.RecordSelection;

/** Skips no record. */
record Everything() implements RecordSelection {

  @Override
  public Test start(int source) {
    return new Test() {
      @Override
      public boolean mayHave(long interval) {
        return true;
      }

      @Override
      public boolean mayBeIn(int region) {
        return true;
      }
    };
  }
}
