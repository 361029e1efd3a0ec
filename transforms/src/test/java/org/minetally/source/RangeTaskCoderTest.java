package org.minetally.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.testing.CoderProperties;
import org.junit.jupiter.api.Test;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.TextEncoding;
import org.minetally.format.internal.delimited.ByteRange;
import org.minetally.format.internal.delimited.QuoteState;
import org.minetally.model.Coders;
import org.minetally.source.internal.SourceFile;
import org.minetally.source.internal.TextForm;

class RangeTaskCoderTest {

  private static final Coder<RangeTask> TASKS = Coders.of(RangeTask.class);

  @Test
  void decodesEqualRanges() throws Exception {
    RangeTask whole = RangeTask.wholeFile(1, 2, "gs://bucket/in.csv");
    RangeTask part =
        new RangeTask(
            0,
            3,
            "/data/Ələt.csv",
            4,
            new ByteRange(10, 1L << 40, QuoteState.AFTER_QUOTE),
            new SourceFile.Header(
                new Headings(
                    List.of("date", "killed"),
                    List.of("#date", ""),
                    Map.of("killed", "holds lists", "date", "holds maps")),
                12,
                2,
                new TextForm(new TextEncoding(StandardCharsets.UTF_16LE.name(), 2), true)));
    for (RangeTask task : List.of(whole, part)) {
      CoderProperties.coderDecodeEncodeEqual(TASKS, task);
    }
    CoderProperties.coderDecodeEncodeEqual(ListCoder.of(TASKS), List.of(whole, part, whole));
  }
}
