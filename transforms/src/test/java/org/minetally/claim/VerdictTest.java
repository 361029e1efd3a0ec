package org.minetally.claim;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.minetally.table.TableSchema;

/** The verdicts are the closed vocabulary of a column. */
class VerdictTest {

  @Test
  void tableOfClaimsListsAllVerdicts() {
    int column = TableSchema.CLAIMS.position("verdict");
    assertThat(
        TableSchema.CLAIMS.columns().get(column).values(),
        is(Arrays.stream(Verdict.values()).map(Verdict::label).toList()));
  }
}
