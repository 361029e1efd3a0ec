package org.minetally.mapping.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.minetally.format.FileFormat;
import org.minetally.format.internal.delimited.ByteRange;
import org.minetally.format.internal.delimited.DelimitedException;
import org.minetally.format.internal.delimited.RangePlan;
import org.minetally.format.internal.delimited.RecordReader;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Seeds;
import org.minetally.fuzz.Target;
import org.minetally.model.Batch;
import org.minetally.plan.Plan;
import org.minetally.profile.SourceSpec;
import org.minetally.run.Preparation;
import org.minetally.source.internal.SourceFile;

/**
 * Maps records with the profiles of the constructed jobs. The first byte selects a file, whose
 * header and profile are used. Every record is accepted, rejected or filtered. Split into ranges
 * with separate mappers, the file yields the same outcomes and sums. A batch is unchanged after
 * encoding and decoding.
 */
public final class MapperTarget implements Target {

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Source(Plan plan, int number, SourceFile.Header header, byte[] body) {

    SourceSpec spec() {
      return plan.sources().get(number);
    }

    RecordMapper mapper() {
      return new RecordMapper(
          number,
          spec().profile(),
          header.headings(),
          spec().format().dialect().charset(),
          new PlaceRules(plan.gazetteer(), plan.points()),
          MappingOptions.of(plan.layouts().of(number)));
    }
  }

  private record Mapped(List<String> outcomes, long accepted, long rows, List<Long> sums) {}

  private final List<Source> sources = sources();

  private static List<Source> sources() {
    Path folder = Seeds.copyOfTestdata(Seeds.temporaryFolder().resolve("testdata"));
    List<Source> sources = new ArrayList<>();
    for (String job :
        List.of(
            "sample/job.yaml",
            "coordinates/job.yaml",
            "revisions/job.yaml",
            "series/job.yaml",
            "incidents/job.yaml")) {
      Plan plan = Preparation.of(folder.resolve(job)).plan();
      for (int i = 0; i < plan.sources().size(); i++) {
        SourceSpec spec = plan.sources().get(i);
        SourceFile file = new SourceFile(spec.files().get(0), spec.format());
        if (file.type() == FileFormat.Type.DELIMITED && file.packing().isEmpty()) {
          SourceFile.Header header = file.header();
          byte[] bytes = Seeds.read(Path.of(spec.files().get(0)));
          byte[] body = Arrays.copyOfRange(bytes, (int) header.end(), bytes.length);
          sources.add(new Source(plan, i, header, body));
        }
      }
    }
    return sources;
  }

  @Override
  public String name() {
    return "mapper";
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      byte[] body = sources.get(i).body;
      byte[] seed = new byte[1 + body.length];
      seed[0] = (byte) i;
      System.arraycopy(body, 0, seed, 1, body.length);
      seeds.add(seed);
    }
    return seeds;
  }

  @Override
  public List<String> words() {
    return List.of(
        ",",
        ";",
        "\n",
        "\"",
        "unknown",
        "99",
        "9999",
        "killed",
        "injured",
        "civilian",
        "F",
        "M",
        "Alder",
        "Birch",
        "AP mine",
        "2019-03-01",
        "2019-XX",
        "1.3.2019",
        "-74.5",
        "12,5",
        "yes",
        "n/a");
  }

  @Override
  public int inShortRun() {
    return 300;
  }

  @Override
  public boolean check(byte[] input) throws IOException {
    if (input.length == 0) {
      return false;
    }
    Source source = sources.get((input[0] & 0xff) % sources.size());
    byte[] body = Arrays.copyOfRange(input, 1, input.length);
    Mapped whole;
    try {
      whole = map(source, body, Long.MAX_VALUE);
    } catch (DelimitedException e) {
      return false; // The whole file is rejected.
    }
    Promise.equal(map(source, body, 1 + body.length / 3), whole, "ranges");
    Promise.that(whole.rows >= whole.accepted, "fewer rows than accepted records");
    return whole.accepted > 0;
  }

  private static Mapped map(Source source, byte[] body, long rangeSize) throws IOException {
    List<String> outcomes = new ArrayList<>();
    long accepted = 0;
    long rows = 0;
    long[] sums = new long[0];
    var dialect = source.spec().format().dialect();
    for (ByteRange range :
        RangePlan.of(new SeekableInMemoryByteChannel(body), dialect, 0, rangeSize)) {
      int start = (int) range.start();
      var in = new ByteArrayInputStream(body, start, body.length - start);
      RecordReader reader = new RecordReader(dialect, in, start, source.header.names().size());
      reader.stopAt(range.end());
      RecordMapper mapper = source.mapper();
      reader.skipToRecordStart(range.state());
      while (reader.next()) {
        // A series identifies a record by its position in the file.
        mapper.at(reader.offset(), 0);
        RecordMapper.Outcome outcome = mapper.map(reader);
        accepted += outcome == RecordMapper.Outcome.ACCEPTED ? 1 : 0;
        outcomes.add(outcome(outcome, mapper));
      }
      Batch batch = decoded(mapper.takeBatch(0));
      rows += batch.records();
      sums = add(sums, batch);
    }
    return new Mapped(outcomes, accepted, rows, Arrays.stream(sums).boxed().toList());
  }

  private static String outcome(RecordMapper.Outcome outcome, RecordMapper mapper) {
    return switch (outcome) {
      case ACCEPTED -> "accepted " + mapper.differences();
      case FILTERED -> "filtered by " + mapper.filteredBy();
      case SKIPPED -> throw new AssertionError("a mapper that selects nothing skips a record");
      case REJECTED -> {
        Promise.that(!mapper.rejection().sentence().isBlank(), "no reason");
        yield mapper.rejection().toString();
      }
    };
  }

  private static Batch decoded(Batch batch) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    batch.write(new DataOutputStream(bytes));
    Batch arrived = Batch.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    Promise.equal(sum(arrived), sum(batch), "decoded batch");
    return arrived;
  }

  private static List<Long> sum(Batch batch) {
    return Stream.of(add(new long[0], batch)).flatMap(sums -> Arrays.stream(sums).boxed()).toList();
  }

  /** Adds up every column, so that a change in any column shows. */
  private static long[] add(long[] before, Batch batch) {
    int width = 4 + batch.dimensions() + batch.measures();
    long[] sums = Arrays.copyOf(before, width);
    for (int row = 0; row < batch.size(); row++) {
      sums[0]++;
      sums[1] += batch.startDay(row);
      sums[2] += batch.endDay(row);
      sums[3] += batch.region(row);
      for (int i = 0; i < batch.dimensions(); i++) {
        // Codes differ between ranges; their labels do not.
        sums[4 + i] += batch.labels(i).get(batch.code(i, row)).hashCode();
      }
      for (int i = 0; i < batch.measures(); i++) {
        sums[4 + batch.dimensions() + i] += batch.measure(i, row);
      }
    }
    return sums;
  }
}
