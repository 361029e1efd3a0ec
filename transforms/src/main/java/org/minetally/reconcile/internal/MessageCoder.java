package org.minetally.reconcile.internal;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviderRegistrar;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.minetally.internal.codec.Codec;
import org.minetally.mapping.internal.PointCase;
import org.minetally.mapping.internal.PointOutcome;
import org.minetally.mapping.internal.Reason;
import org.minetally.mapping.internal.Rejection;
import org.minetally.model.ClaimResult;
import org.minetally.model.Measure;
import org.minetally.model.UnmatchedName;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;
import org.minetally.region.internal.RegionCell;

/** Encodes a {@link Message}. Equal messages have equal encodings. */
public final class MessageCoder extends AtomicCoder<Message> {

  private static final long serialVersionUID = 1L;

  private static final byte RANGE_COUNTS = 1;
  private static final byte EXCLUDED_RECORDS = 2;
  private static final byte NOTED_RECORDS = 3;
  private static final byte POINT_COUNTS = 4;
  private static final byte FINDING_RAISED = 5;
  private static final byte CLAIM_CHECKED = 6;
  private static final byte TABLE_SIZE = 7;
  private static final byte SOURCE_TOTALS = 8;
  private static final byte NEWEST_DATES = 9;
  private static final byte FACT_TABLE_TOTALS = 10;
  private static final byte INCIDENT_TABLE_TOTALS = 11;
  private static final byte SUMMARY_TABLE_TOTALS = 12;
  private static final byte UNUSED_WORDS = 13;
  private static final byte LOOKUP_COUNTS = 14;
  private static final byte FIELD_GAPS = 15;
  private static final byte REPORTING_LAGS = 16;
  private static final byte REJECTED_RECORDS = 17;
  private static final byte FINDING_COUNTS = 18;

  private static final MessageCoder INSTANCE = new MessageCoder();

  private MessageCoder() {}

  /** Returns the coder. */
  public static MessageCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Message message, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    message.accept(new Writer(data));
    data.flush();
  }

  @Override
  public Message decode(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    byte kind = data.readByte();
    return switch (kind) {
      case RANGE_COUNTS ->
          new Message.RangeCounts(
              RangeId.read(data),
              data.readLong(),
              data.readLong(),
              data.readLong(),
              readReasons(data),
              Codec.readCounts(data));
      case REJECTED_RECORDS ->
          new Message.RejectedRecords(RangeId.read(data), data.readInt(), readRejected(data));
      case EXCLUDED_RECORDS ->
          new Message.ExcludedRecords(
              data.readInt(), Exclusion.valueOf(Codec.readText(data)), data.readLong());
      case NOTED_RECORDS ->
          new Message.NotedRecords(
              data.readInt(), RecordNote.valueOf(Codec.readText(data)), data.readLong());
      case POINT_COUNTS -> readPointCounts(data);
      case UNUSED_WORDS -> new Message.UnusedWords(data.readInt(), readWords(data));
      case LOOKUP_COUNTS ->
          new Message.LookupCounts(data.readInt(), data.readInt(), readLookupNotes(data));
      case FINDING_RAISED -> new Message.FindingRaised(readFinding(data));
      case FINDING_COUNTS -> new Message.FindingCounts(data.readInt(), readKinds(data));
      case CLAIM_CHECKED -> new Message.ClaimChecked(data.readInt(), readClaim(data));
      case TABLE_SIZE -> new Message.TableSize(Codec.readText(data), data.readLong());
      case SOURCE_TOTALS ->
          new Message.SourceTotals(
              data.readInt(), data.readLong(), readMeasures(data), readUnmatched(data));
      case NEWEST_DATES -> new Message.NewestDates(data.readInt(), data.readInt(), data.readInt());
      case FIELD_GAPS -> new Message.FieldGaps(data.readInt(), readGaps(data));
      case REPORTING_LAGS -> new Message.ReportingLags(data.readInt(), readLags(data));
      case FACT_TABLE_TOTALS ->
          new Message.FactTableTotals(
              data.readInt(),
              data.readLong(),
              readMeasures(data),
              readMeasures(data),
              readPeriods(data),
              readRegions(data));
      case INCIDENT_TABLE_TOTALS ->
          new Message.IncidentTableTotals(
              Codec.readText(data),
              data.readLong(),
              Codec.readCounts(data),
              Codec.readText(data),
              readPeriods(data),
              readRegions(data));
      case SUMMARY_TABLE_TOTALS ->
          new Message.SummaryTableTotals(
              data.readInt(),
              data.readLong(),
              Codec.readCounts(data),
              Codec.readCounts(data),
              readPeriods(data),
              readRegions(data));
      default -> throw new CoderException("unknown kind of message: " + kind);
    };
  }

  private static SortedMap<Reason, Long> readReasons(DataInput in) throws IOException {
    SortedMap<Reason, Long> counts = new TreeMap<>();
    Codec.readCounts(in).forEach((reason, count) -> counts.put(Reason.valueOf(reason), count));
    return counts;
  }

  private static SortedMap<Finding.Kind, Long> readKinds(DataInput in) throws IOException {
    SortedMap<Finding.Kind, Long> counts = new TreeMap<>();
    Codec.readCounts(in).forEach((kind, count) -> counts.put(Finding.Kind.valueOf(kind), count));
    return counts;
  }

  private static List<Message.RejectedRecord> readRejected(DataInput in) throws IOException {
    List<Rejection> rejections = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      rejections.add(
          new Rejection(
              Reason.valueOf(Codec.readText(in)), Codec.readText(in), Codec.readText(in)));
    }
    List<Message.RejectedRecord> rejected = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      rejected.add(
          new Message.RejectedRecord(in.readLong(), in.readLong(), rejections.get(in.readInt())));
    }
    return rejected;
  }

  private static Message.PointCounts readPointCounts(DataInput in) throws IOException {
    int source = in.readInt();
    SortedMap<PointCase, Long> records = new TreeMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      records.put(
          new PointCase(PointOutcome.valueOf(Codec.readText(in)), in.readInt(), in.readInt()),
          in.readLong());
    }
    return new Message.PointCounts(source, records);
  }

  private static SortedMap<String, SortedSet<String>> readWords(DataInput in) throws IOException {
    SortedMap<String, SortedSet<String>> words = new TreeMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      words.put(Codec.readText(in), new TreeSet<>(Codec.readTexts(in)));
    }
    return words;
  }

  private static SortedMap<LookupNote, Long> readLookupNotes(DataInput in) throws IOException {
    SortedMap<LookupNote, Long> counts = new TreeMap<>();
    Codec.readCounts(in).forEach((note, count) -> counts.put(LookupNote.valueOf(note), count));
    return counts;
  }

  private static SortedMap<YearGap, Long> readGaps(DataInput in) throws IOException {
    SortedMap<YearGap, Long> records = new TreeMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      records.put(new YearGap(in.readInt(), in.readInt()), in.readLong());
    }
    return records;
  }

  private static SortedMap<YearLag, Long> readLags(DataInput in) throws IOException {
    SortedMap<YearLag, Long> records = new TreeMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      records.put(new YearLag(in.readInt(), in.readInt()), in.readLong());
    }
    return records;
  }

  private static Finding readFinding(DataInput in) throws IOException {
    return new Finding(
        Finding.Kind.valueOf(Codec.readText(in)),
        RangeId.read(in),
        in.readLong(),
        in.readLong(),
        Codec.readText(in));
  }

  private static SortedMap<Measure, Long> readMeasures(DataInput in) throws IOException {
    SortedMap<Measure, Long> sums = new TreeMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      sums.put(Measure.valueOf(Codec.readText(in)), in.readLong());
    }
    return sums;
  }

  private static SortedMap<UnmatchedName, Long> readUnmatched(DataInput in) throws IOException {
    SortedMap<UnmatchedName, Long> names = new TreeMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      UnmatchedName name =
          new UnmatchedName(
              in.readInt(), in.readInt(), in.readInt(), Codec.readText(in), in.readBoolean());
      names.put(name, in.readLong());
    }
    return names;
  }

  private static Set<Period> readPeriods(DataInput in) throws IOException {
    Set<Period> periods = new HashSet<>();
    for (int i = in.readInt(); i > 0; i--) {
      periods.add(
          new Period(
              PeriodType.valueOf(Codec.readText(in)),
              Codec.readText(in),
              in.readInt(),
              in.readInt(),
              in.readBoolean()));
    }
    return periods;
  }

  private static Set<RegionCell> readRegions(DataInput in) throws IOException {
    Set<RegionCell> regions = new HashSet<>();
    for (int i = in.readInt(); i > 0; i--) {
      regions.add(
          new RegionCell(Codec.readText(in), Codec.readText(in), Codec.readOptionalText(in)));
    }
    return regions;
  }

  /** Writes a message: a byte for its kind, then its parts; sets and maps in sorted order. */
  private record Writer(DataOutput out) implements Message.Visitor<IOException> {

    @Override
    public void visit(Message.RangeCounts range) throws IOException {
      out.writeByte(RANGE_COUNTS);
      range.range().write(out);
      out.writeLong(range.records());
      out.writeLong(range.lines());
      out.writeLong(range.accepted());
      counts(range.rejected());
      Codec.writeCounts(range.filtered(), out);
    }

    @Override
    public void visit(Message.RejectedRecords piece) throws IOException {
      out.writeByte(REJECTED_RECORDS);
      piece.range().write(out);
      out.writeInt(piece.piece());
      rejected(piece.records());
    }

    @Override
    public void visit(Message.ExcludedRecords aside) throws IOException {
      out.writeByte(EXCLUDED_RECORDS);
      out.writeInt(aside.source());
      Codec.writeText(aside.cause().name(), out);
      out.writeLong(aside.records());
    }

    @Override
    public void visit(Message.NotedRecords noted) throws IOException {
      out.writeByte(NOTED_RECORDS);
      out.writeInt(noted.source());
      Codec.writeText(noted.note().name(), out);
      out.writeLong(noted.records());
    }

    @Override
    public void visit(Message.PointCounts located) throws IOException {
      out.writeByte(POINT_COUNTS);
      out.writeInt(located.source());
      out.writeInt(located.records().size());
      for (Map.Entry<PointCase, Long> entry : located.records().entrySet()) {
        Codec.writeText(entry.getKey().outcome().name(), out);
        out.writeInt(entry.getKey().declared());
        out.writeInt(entry.getKey().located());
        out.writeLong(entry.getValue());
      }
    }

    @Override
    public void visit(Message.UnusedWords unused) throws IOException {
      out.writeByte(UNUSED_WORDS);
      out.writeInt(unused.source());
      out.writeInt(unused.words().size());
      for (Map.Entry<String, SortedSet<String>> entry : unused.words().entrySet()) {
        Codec.writeText(entry.getKey(), out);
        Codec.writeTexts(List.copyOf(entry.getValue()), out);
      }
    }

    @Override
    public void visit(Message.LookupCounts lookup) throws IOException {
      out.writeByte(LOOKUP_COUNTS);
      out.writeInt(lookup.source());
      out.writeInt(lookup.lookup());
      counts(lookup.counts());
    }

    @Override
    public void visit(Message.FindingRaised found) throws IOException {
      Finding finding = found.finding();
      out.writeByte(FINDING_RAISED);
      Codec.writeText(finding.kind().name(), out);
      finding.range().write(out);
      out.writeLong(finding.record());
      out.writeLong(finding.line());
      Codec.writeText(finding.detail(), out);
    }

    @Override
    public void visit(Message.FindingCounts found) throws IOException {
      out.writeByte(FINDING_COUNTS);
      out.writeInt(found.source());
      counts(found.findings());
    }

    @Override
    public void visit(Message.ClaimChecked assessed) throws IOException {
      out.writeByte(CLAIM_CHECKED);
      out.writeInt(assessed.number());
      write(assessed.claim(), out);
    }

    @Override
    public void visit(Message.TableSize table) throws IOException {
      out.writeByte(TABLE_SIZE);
      Codec.writeText(table.name(), out);
      out.writeLong(table.rows());
    }

    @Override
    public void visit(Message.SourceTotals sums) throws IOException {
      out.writeByte(SOURCE_TOTALS);
      out.writeInt(sums.source());
      out.writeLong(sums.records());
      measures(sums.totals());
      out.writeInt(sums.unmatched().size());
      for (Map.Entry<UnmatchedName, Long> entry : sums.unmatched().entrySet()) {
        UnmatchedName name = entry.getKey();
        out.writeInt(name.source());
        out.writeInt(name.level());
        out.writeInt(name.parent());
        Codec.writeText(name.text(), out);
        out.writeBoolean(name.ambiguous());
        out.writeLong(entry.getValue());
      }
    }

    @Override
    public void visit(Message.NewestDates reached) throws IOException {
      out.writeByte(NEWEST_DATES);
      out.writeInt(reached.source());
      out.writeInt(reached.precise());
      out.writeInt(reached.any());
    }

    @Override
    public void visit(Message.FieldGaps gaps) throws IOException {
      out.writeByte(FIELD_GAPS);
      out.writeInt(gaps.source());
      out.writeInt(gaps.records().size());
      for (Map.Entry<YearGap, Long> entry : gaps.records().entrySet()) {
        out.writeInt(entry.getKey().year());
        out.writeInt(entry.getKey().bit());
        out.writeLong(entry.getValue());
      }
    }

    @Override
    public void visit(Message.ReportingLags lags) throws IOException {
      out.writeByte(REPORTING_LAGS);
      out.writeInt(lags.source());
      out.writeInt(lags.records().size());
      for (Map.Entry<YearLag, Long> entry : lags.records().entrySet()) {
        out.writeInt(entry.getKey().year());
        out.writeInt(entry.getKey().days());
        out.writeLong(entry.getValue());
      }
    }

    @Override
    public void visit(Message.FactTableTotals table) throws IOException {
      out.writeByte(FACT_TABLE_TOTALS);
      out.writeInt(table.table());
      out.writeLong(table.rows());
      measures(table.totals());
      measures(table.suppressed());
      periods(table.periods());
      regions(table.regions());
    }

    @Override
    public void visit(Message.IncidentTableTotals counted) throws IOException {
      out.writeByte(INCIDENT_TABLE_TOTALS);
      Codec.writeText(counted.name(), out);
      out.writeLong(counted.rows());
      Codec.writeCounts(counted.totals(), out);
      Codec.writeText(counted.level(), out);
      periods(counted.periods());
      regions(counted.regions());
    }

    @Override
    public void visit(Message.SummaryTableTotals summary) throws IOException {
      out.writeByte(SUMMARY_TABLE_TOTALS);
      out.writeInt(summary.summary());
      out.writeLong(summary.rows());
      Codec.writeCounts(summary.totals(), out);
      Codec.writeCounts(summary.suppressed(), out);
      periods(summary.periods());
      regions(summary.regions());
    }

    private void measures(SortedMap<Measure, Long> sums) throws IOException {
      out.writeInt(sums.size());
      for (Map.Entry<Measure, Long> entry : sums.entrySet()) {
        Codec.writeText(entry.getKey().name(), out);
        out.writeLong(entry.getValue());
      }
    }

    private void periods(Set<Period> periods) throws IOException {
      List<Period> ordered = new ArrayList<>(periods);
      ordered.sort(Comparator.comparing(Period::id));
      out.writeInt(ordered.size());
      for (Period period : ordered) {
        Codec.writeText(period.type().name(), out);
        Codec.writeText(period.key(), out);
        out.writeInt(period.startDay());
        out.writeInt(period.endDay());
        out.writeBoolean(period.exact());
      }
    }

    /** Writes each rejection once: most records are rejected for the same few reasons. */
    private void rejected(List<Message.RejectedRecord> records) throws IOException {
      Map<Rejection, Integer> numbers = new LinkedHashMap<>();
      for (Message.RejectedRecord rejected : records) {
        numbers.putIfAbsent(rejected.why(), numbers.size());
      }
      out.writeInt(numbers.size());
      for (Rejection why : numbers.keySet()) {
        Codec.writeText(why.reason().name(), out);
        Codec.writeText(why.column(), out);
        Codec.writeText(why.value(), out);
      }
      out.writeInt(records.size());
      for (Message.RejectedRecord rejected : records) {
        out.writeLong(rejected.record());
        out.writeLong(rejected.line());
        out.writeInt(numbers.get(rejected.why()));
      }
    }

    private void counts(SortedMap<? extends Enum<?>, Long> counts) throws IOException {
      SortedMap<String, Long> named = new TreeMap<>();
      counts.forEach((of, count) -> named.put(of.name(), count));
      Codec.writeCounts(named, out);
    }

    private void regions(Set<RegionCell> regions) throws IOException {
      List<RegionCell> ordered = new ArrayList<>(regions);
      ordered.sort(
          Comparator.comparing(RegionCell::code)
              .thenComparing(RegionCell::name)
              .thenComparing(
                  RegionCell::parentCode, Comparator.nullsFirst(Comparator.naturalOrder())));
      out.writeInt(ordered.size());
      for (RegionCell region : ordered) {
        Codec.writeText(region.code(), out);
        Codec.writeText(region.name(), out);
        Codec.writeOptionalText(region.parentCode(), out);
      }
    }
  }

  /** Writes the result of a claim, which a reconciliation also contains. */
  public static void write(ClaimResult claim, DataOutput out) throws IOException {
    Codec.writeText(claim.id(), out);
    Codec.writeText(claim.statement(), out);
    Codec.writeText(claim.comparator(), out);
    write(claim.claimedValue(), out);
    write(claim.lowest(), out);
    write(claim.highest(), out);
    Codec.writeText(claim.verdict(), out);
    out.writeBoolean(claim.certain());
    Codec.writeText(claim.reason(), out);
    Codec.writeText(claim.parts(), out);
    Codec.writeText(claim.subsetOf(), out);
    Codec.writeText(claim.subsetVerdict(), out);
    Codec.writeText(claim.subsetReason(), out);
  }

  /** Reads what {@link #write(ClaimResult, DataOutput)} wrote. */
  public static ClaimResult readClaim(DataInput in) throws IOException {
    return ClaimResult.builder(Codec.readText(in))
        .statement(Codec.readText(in))
        .claimed(Codec.readText(in), readDecimal(in))
        .supported(readDecimal(in), readDecimal(in))
        .verdict(Codec.readText(in), in.readBoolean(), Codec.readText(in))
        .parts(Codec.readText(in))
        .subset(Codec.readText(in), Codec.readText(in), Codec.readText(in))
        .build();
  }

  private static void write(BigDecimal value, DataOutput out) throws IOException {
    out.writeLong(value.unscaledValue().longValueExact());
    out.writeInt(value.scale());
  }

  private static BigDecimal readDecimal(DataInput in) throws IOException {
    return BigDecimal.valueOf(in.readLong(), in.readInt());
  }

  /** Makes the coder the default for messages. */
  public static final class Registrar implements CoderProviderRegistrar {
    @Override
    public List<CoderProvider> getCoderProviders() {
      return List.of(CoderProviders.forCoder(TypeDescriptor.of(Message.class), of()));
    }
  }
}
