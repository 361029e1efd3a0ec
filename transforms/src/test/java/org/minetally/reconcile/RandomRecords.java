package org.minetally.reconcile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.minetally.reconcile.SampleRecord.Figure;
import org.minetally.reconcile.SampleRecord.Place;
import org.minetally.reconcile.SampleRecord.When;
import org.minetally.reconcile.SampleRecord.Word;

/** Random records, and random ways of writing them. */
final class RandomRecords {

  private static final List<String> NOTES =
      List.of("", "plain", "one, two", "two\nlines", "a \"word\"", "\r\n,\"\"\n", "ñandú ə 地雷");

  private final Random random;
  private final int ids;

  /**
   * @param ids the number of different keys; the fewer, the more duplicates
   */
  RandomRecords(long seed, int ids) {
    this.random = new Random(seed);
    this.ids = ids;
  }

  /** Returns up to {@code mostFiles} files with up to {@code mostRecords} records each. */
  List<List<SampleRecord>> files(boolean intervals, int mostFiles, int mostRecords) {
    List<List<SampleRecord>> files = new ArrayList<>();
    int count = 1 + random.nextInt(mostFiles);
    for (int file = 0; file < count; file++) {
      List<SampleRecord> records = new ArrayList<>();
      int size = random.nextInt(mostRecords + 1);
      for (int i = 0; i < size; i++) {
        SampleRecord next = next(intervals);
        int copies = random.nextInt(8) == 0 ? 3 : 1;
        for (int copy = 0; copy < copies; copy++) {
          records.add(next);
        }
      }
      files.add(records);
    }
    return files;
  }

  private SampleRecord next(boolean intervals) {
    SampleRecord sound =
        new SampleRecord(
            random.nextInt(6) == 0 ? "" : "key-" + random.nextInt(ids),
            random.nextInt(8) == 0,
            intervals ? interval() : date(),
            one(Place.ALL),
            one(Word.ALL),
            count(),
            intervals ? hectares() : count(),
            one(NOTES),
            "");
    return random.nextInt(7) == 0 ? flawed(sound) : sound;
  }

  private SampleRecord flawed(SampleRecord r) {
    When badDate = new When("2019-02-30", r.when().end(), null, null);
    Word badWord = new Word("both", null, null);
    return switch (random.nextInt(6)) {
      case 0 -> with(r, badDate, r.word(), r.a(), "INVALID_DATE");
      case 1 -> with(r, r.when(), badWord, r.a(), "UNKNOWN_WORD");
      case 2 -> with(r, r.when(), r.word(), new Figure("-3", null), "NEGATIVE");
      case 3 -> with(r, r.when(), r.word(), new Figure("many", null), "INVALID_NUMBER");
      case 4 -> with(r, r.when(), r.word(), new Figure("1.5", null), "NOT_WHOLE");
      default -> with(r, r.when(), r.word(), r.a(), "FIELD_COUNT");
    };
  }

  private static SampleRecord with(SampleRecord r, When when, Word word, Figure a, String flaw) {
    return new SampleRecord(r.id(), r.filtered(), when, r.place(), word, a, r.b(), r.note(), flaw);
  }

  private When date() {
    LocalDate day = day();
    YearMonth month = YearMonth.from(day);
    return switch (random.nextInt(6)) {
      case 0 -> new When("", "", null, null);
      case 1 ->
          new When(
              "" + day.getYear(), "", day.withDayOfYear(1), day.withDayOfYear(day.lengthOfYear()));
      case 2 -> new When(month.toString(), "", month.atDay(1), month.atEndOfMonth());
      default -> new When(day.toString(), "", day, day);
    };
  }

  private When interval() {
    LocalDate first = day();
    LocalDate last = first.plusDays(random.nextBoolean() ? random.nextInt(5) : random.nextInt(400));
    return switch (random.nextInt(8)) {
      case 0 -> new When("", last.toString(), null, null);
      case 1 -> new When(first.toString(), "-", null, null);
      default -> new When(first.toString(), last.toString(), first, last);
    };
  }

  private LocalDate day() {
    return LocalDate.of(2018, 11, 1).plusDays(random.nextInt(430));
  }

  private Figure count() {
    if (random.nextInt(5) == 0) {
      return new Figure(random.nextBoolean() ? "" : "-", null);
    }
    int count = random.nextInt(4);
    return new Figure("" + count, (long) count);
  }

  /** A hectare is 100,000,000 square centimetres. */
  private Figure hectares() {
    if (random.nextInt(5) == 0) {
      return new Figure("", null);
    }
    int hundredths = random.nextInt(1000);
    return new Figure(
        "%d.%02d".formatted(hundredths / 100, hundredths % 100), hundredths * 1_000_000L);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Writes the records to a new file, in one of several equivalent formats. */
  Path write(List<SampleRecord> records, Path folder) {
    String newline = random.nextBoolean() ? "\n" : "\r\n";
    List<String> lines = new ArrayList<>();
    lines.add(SmallPlans.HEADER);
    records.forEach(
        r -> lines.add(r.fields().stream().map(this::quoted).collect(Collectors.joining(","))));
    String text = String.join(newline, lines) + (random.nextBoolean() ? newline : "");
    try {
      Path file = Files.createTempFile(folder, "in", ".csv");
      return Files.write(file, packed((random.nextInt(4) == 0 ? "\ufeff" : "") + text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] packed(String text) throws IOException {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(5) > 0) {
      return plain;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  private String quoted(String field) {
    boolean needed = field.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return needed || random.nextInt(6) == 0 ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }
}
