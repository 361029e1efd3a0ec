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
    assertThat(SerializableUtils.clone(Shared.of(regions)).get(), is(regions));
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
    Shared<Counted> shared = Shared.of(new Counted("regions"));
    Shared<Counted> one = SerializableUtils.clone(shared);
    Shared<Counted> other = SerializableUtils.clone(Shared.of(new Counted("regions")));
    assertThat(one.get(), is(sameInstance(other.get())));
    assertThat(
        SerializableUtils.clone(Shared.of(new Counted("places"))).get().text,
        is(not(one.get().text)));
  }

  @Test
  void keepsAFewValuesOnly() {
    Shared<Counted> first = Shared.of(new Counted("0"));
    Counted known = SerializableUtils.clone(first).get();
    for (int i = 1; i <= 64; i++) {
      String text = Integer.toString(i);
      assertThat(SerializableUtils.clone(Shared.of(new Counted(text))).get().text, is(text));
    }
    assertThat(SerializableUtils.clone(first).get(), is(not(sameInstance(known))));
  }
}
