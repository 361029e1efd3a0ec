package org.minetally.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;

final class FewElementsTest {

  @Test
  void emitsEachElementOnce() {
    assertEmits(List.of("b", "a", "b"));
  }

  @Test
  void emitsNothingIfThereAreNoElements() {
    assertEmits(List.of());
  }

  @Test
  void rejectsElementsThatItsCoderCannotEncode() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> FewElements.of(Arrays.asList("a", null), StringUtf8Coder.of()));
    assertThat(e.getMessage(), containsString("StringUtf8Coder"));
  }

  private static void assertEmits(List<String> elements) {
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    PCollection<String> emitted = pipeline.apply(FewElements.of(elements, StringUtf8Coder.of()));
    PAssert.that(emitted).containsInAnyOrder(elements);
    pipeline.run().waitUntilFinish();
  }
}
