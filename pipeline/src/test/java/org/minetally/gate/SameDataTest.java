package org.minetally.gate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.parquet.internal.TableFile;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

class SameDataTest {

  @TempDir private Path folder;

  private Path table(String name, String description, String... reasons) throws IOException {
    TableSchema schema =
        new TableSchema(
            "findings", description, TableSchema.FINDINGS.key(), TableSchema.FINDINGS.columns());
    TableRows.Builder rows = new TableRows.Builder(schema, reasons.length);
    for (String reason : reasons) {
      rows.row().text("s").text("f").number(1).number(2).text("GAP").text(reason);
    }
    try (TableFile table = TableFile.create(part(folder.resolve(name)), schema)) {
      table.write(rows.build());
    }
    return folder.resolve(name);
  }

  private static Path part(Path table) {
    return table.resolve("part-00000-of-00001.parquet");
  }

  @Test
  void ignoresFooterOfEqualRows() throws IOException {
    Path one = table("one", "a", "x", "y");
    Path other = table("other", "b, which is longer", "x", "y");
    assertThat(
        Arrays.hashCode(Files.readAllBytes(part(one))),
        is(not(Arrays.hashCode(Files.readAllBytes(part(other))))));
    assertThat(SameData.in(one, other), is(true));
  }

  @Test
  void detectsDifferentRows() throws IOException {
    Path one = table("one", "a", "x", "y");
    assertThat(SameData.in(one, table("other", "a", "x", "z")), is(false));
    assertThat(SameData.in(one, table("more", "a", "x", "y", "y")), is(false));
  }

  /** One file is a prefix of the other. */
  @Test
  void detectsFileThatIsPrefixOfAnother() throws IOException {
    Path none = table("none", "a");
    assertThat(Files.size(part(none)) > 4, is(true));
    Path some = table("some", "a", "x");
    assertThat(SameData.in(none, some), is(false));
    assertThat(SameData.in(some, none), is(false));
  }
}
