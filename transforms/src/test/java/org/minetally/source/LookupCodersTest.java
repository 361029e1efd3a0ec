package org.minetally.source;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;
import org.minetally.model.Coders;
import org.minetally.reconcile.internal.RangeId;
import org.minetally.source.internal.lookup.LookupRows;
import org.minetally.source.internal.lookup.LookupTable;

class LookupCodersTest {

  private static final Coder<LookupRows> ROWS = Coders.of(LookupRows.class);

  @Test
  void decodesRowsThatEncodeTheSame() throws Exception {
    byte[] encoded = CoderUtils.encodeToByteArray(ROWS, rows());
    LookupRows decoded = CoderUtils.decodeFromByteArray(ROWS, encoded);
    assertThat(decoded.size(), is(2));
    assertThat(CoderUtils.encodeToByteArray(ROWS, decoded), is(encoded));
    CoderProperties.coderSerializable(ROWS);
  }

  @Test
  void decodesRowsThatATableFinds() throws Exception {
    LookupTable table = LookupTable.of(List.of(rows()), false);
    LookupTable decoded = LookupTable.of(List.of(CoderUtils.clone(ROWS, rows())), false);
    assertThat(decoded.find(7, 8), is(table.find(7, 8)));
    assertThat(decoded.find(-1, 3), is(table.find(-1, 3)));
    assertThat(decoded.find(7, 9), is(LookupTable.NONE));
  }

  private static LookupRows rows() {
    LookupRows.Builder builder = new LookupRows.Builder(new RangeId(1, 2, 3));
    builder.next(7, 8, 9, 10);
    builder.field("Ələt".getBytes(StandardCharsets.UTF_8));
    builder.field(new byte[0]);
    builder.next(-1, 3, Long.MIN_VALUE, 0);
    builder.field("x".repeat(300).getBytes(StandardCharsets.UTF_8));
    builder.field("y".getBytes(StandardCharsets.UTF_8));
    return builder.take();
  }
}
