package org.minetally.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class SharedTest {

  /** A value that counts how often it is serialized. */
  private static final class Counted implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String text;
    private transient int writes;

    Counted(String text) {
      this.text = text;
    }

    private Object writeReplace() {
      writes++;
      return this;
    }
  }

  @Test
  void returnsAnEqualValueAfterATripThroughAnEngine() {
    ArrayList<String> regions = new ArrayList<>(List.of("North", "South"));
    Shared<ArrayList<String>> shared = Shared.of(regions);
    forgetAllValues();
    assertThat(SerializableUtils.clone(shared).get(), is(regions));
    assertThat(SerializableUtils.clone(shared).get(), is(not(sameInstance(regions))));
  }

  @Test
  void returnsTheSameValueInTheJvmThatSerializedIt() {
    Counted value = new Counted("profile");
    assertThat(SerializableUtils.clone(Shared.of(value)).get(), is(sameInstance(value)));
  }

  @Test
  void serializesItsValueOnce() {
    Counted value = new Counted("gazetteer");
    Shared<Counted> shared = Shared.of(value);
    SerializableUtils.clone(shared);
    SerializableUtils.clone(shared);
    assertThat(value.writes, is(1));
  }

  @Test
  void deserializesEqualBytesOnce() {
    Shared<Counted> one = SerializableUtils.clone(Shared.of(new Counted("regions")));
    Shared<Counted> other = SerializableUtils.clone(Shared.of(new Counted("regions")));
    forgetAllValues();
    assertThat(one.get(), is(sameInstance(other.get())));
    assertThat(
        SerializableUtils.clone(Shared.of(new Counted("places"))).get().text,
        is(not(one.get().text)));
  }

  @Test
  void keepsAFewValuesOnly() {
    Counted value = new Counted("first");
    Shared<Counted> first = Shared.of(value);
    forgetAllValues();
    assertThat(SerializableUtils.clone(first).get(), is(not(sameInstance(value))));
  }

  /** Shares as many other values as a JVM keeps. */
  private static void forgetAllValues() {
    for (int i = 0; i < 64; i++) {
      Shared.of(new Counted(Integer.toString(i)));
    }
  }
}
