package org.minetally.aliases;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.region.Alias;
import org.minetally.region.AliasCsv;
import org.minetally.region.GazetteerException;

/** Lines added to files of aliases as people have them. */
final class AliasFileTest {

  private static final Alias LINE = new Alias("district", "N1", "Aldr", "");

  @TempDir Path folder;

  private String appended(String before) throws IOException {
    Path file = Files.writeString(folder.resolve("aliases.csv"), before);
    AliasFile.read(file).append(List.of(LINE));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat("leaves no other file", files.count(), is(1L));
    }
    return Files.readString(file);
  }

  @Test
  void keepsColumnsLineBreaksAndByteOrderMark() throws IOException {
    assertThat(appended("level,code,alias\n"), is("level,code,alias\ndistrict,N1,Aldr\n"));
    assertThat(
        appended("level,code,alias\r\ndistrict,S1,Ceder"),
        is("level,code,alias\r\ndistrict,S1,Ceder\r\ndistrict,N1,Aldr\r\n"));
    assertThat(
        appended("\uFEFFalias,basis,code,level\n\"a,\nb\",why,S1,district\n"),
        is("\uFEFFalias,basis,code,level\n\"a,\nb\",why,S1,district\nAldr,,N1,district\n"));
    assertThat(appended(""), is("level,code,alias\ndistrict,N1,Aldr\n"));
  }

  @Test
  void everyNameIsReadBackUnchanged() throws IOException {
    List<String> pieces = List.of("a", "Ş", "ع", " ", ",", "\"", "\n", "\r\n", ";", "'", "=", "日");
    for (int run = 0; run < 200; run++) {
      Random random = new Random(run);
      Path file = folder.resolve(run + ".csv");
      List<Alias> all = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        List<Alias> lines = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
          StringBuilder name = new StringBuilder("x");
          for (int j = random.nextInt(6); j > 0; j--) {
            name.append(pieces.get(random.nextInt(pieces.size())));
          }
          lines.add(new Alias("district", "0" + i, name + "x", ""));
        }
        AliasFile.read(file).append(lines);
        all.addAll(lines);
      }
      List<Alias> read =
          AliasCsv.read(file).stream()
              .map(line -> new Alias(line.level(), line.code(), line.name(), ""))
              .toList();
      assertThat("run " + run, read, is(all));
    }
  }

  @Test
  void keepsPermissionsAndTheTargetOfALink() throws IOException {
    Path file = Files.writeString(folder.resolve("real.csv"), "level,code,alias\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("aliases.csv"), file);
    AliasFile.read(link).append(List.of(LINE));
    assertThat(Files.isSymbolicLink(link), is(true));
    assertThat(Files.readString(file), is("level,code,alias\ndistrict,N1,Aldr\n"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), is("rw-r-----"));
  }

  @Test
  void refusesAFileThatChangedOrIsNotUtf8OrIsSomethingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "level,code,alias\n");
    AliasFile read = AliasFile.read(file);
    Files.writeString(file, "level,code,alias\ndistrict,S1,Ceder\n");
    AliasesException changed =
        assertThrows(AliasesException.class, () -> read.append(List.of(LINE)));
    assertThat(changed.getMessage(), containsString("the file changed meanwhile"));
    assertThat(Files.readString(file), is("level,code,alias\ndistrict,S1,Ceder\n"));
    Files.write(file, "level,code,alias\n".getBytes(StandardCharsets.UTF_16));
    assertThrows(AliasesException.class, () -> AliasFile.read(file).append(List.of(LINE)));
    Files.writeString(file, "code,name,level\n");
    assertThrows(GazetteerException.class, () -> AliasFile.read(file).lines());
  }
}
