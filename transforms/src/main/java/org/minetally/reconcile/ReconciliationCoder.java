package org.minetally.reconcile;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviderRegistrar;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.minetally.internal.codec.Codec;
import org.minetally.model.ClaimResult;
import org.minetally.reconcile.internal.MessageCoder;

/** Encodes a {@link Reconciliation}. Equal reconciliations have equal encodings. */
final class ReconciliationCoder extends AtomicCoder<Reconciliation> {

  private static final long serialVersionUID = 1L;

  private static final ReconciliationCoder INSTANCE = new ReconciliationCoder();

  private ReconciliationCoder() {}

  /** Returns the coder. */
  static ReconciliationCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Reconciliation reconciliation, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(reconciliation.sources().size());
    for (Reconciliation.SourceCounts source : reconciliation.sources()) {
      write(source, data);
    }
    data.writeInt(reconciliation.tables().size());
    for (Reconciliation.TableTotals table : reconciliation.tables()) {
      write(table, data);
    }
    Codec.writeCounts(reconciliation.others(), data);
    data.writeInt(reconciliation.claims().size());
    for (ClaimResult claim : reconciliation.claims()) {
      MessageCoder.write(claim, data);
    }
    data.flush();
  }

  @Override
  public Reconciliation decode(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    List<Reconciliation.SourceCounts> sources = new ArrayList<>();
    for (int i = data.readInt(); i > 0; i--) {
      sources.add(readSource(data));
    }
    List<Reconciliation.TableTotals> tables = new ArrayList<>();
    for (int i = data.readInt(); i > 0; i--) {
      tables.add(readTable(data));
    }
    SortedMap<String, Long> others = Codec.readCounts(data);
    List<ClaimResult> claims = new ArrayList<>();
    for (int i = data.readInt(); i > 0; i--) {
      claims.add(MessageCoder.readClaim(data));
    }
    return new Reconciliation(sources, tables, others, claims);
  }

  private static void write(Reconciliation.SourceCounts source, DataOutput out) throws IOException {
    Codec.writeText(source.id(), out);
    Codec.writeText(source.dataset(), out);
    write(source.counts(), out);
    Codec.writeCounts(source.totals(), out);
    Codec.writeTexts(source.examples(), out);
  }

  private static Reconciliation.SourceCounts readSource(DataInput in) throws IOException {
    return new Reconciliation.SourceCounts(
        Codec.readText(in),
        Codec.readText(in),
        readCounts(in),
        Codec.readCounts(in),
        Codec.readTexts(in));
  }

  private static void write(RecordCounts counts, DataOutput out) throws IOException {
    out.writeLong(counts.read());
    out.writeLong(counts.accepted());
    Codec.writeCounts(counts.rejected(), out);
    Codec.writeCounts(counts.filtered(), out);
    out.writeLong(counts.duplicates());
    out.writeLong(counts.superseded());
    out.writeLong(counts.deleted());
    out.writeLong(counts.counted());
    out.writeLong(counts.unmatched());
    Codec.writeCounts(counts.notes(), out);
    Codec.writeCounts(counts.findings(), out);
    Codec.writeOptionalText(counts.newestDate(), out);
    out.writeInt(counts.unusedWords().size());
    for (Map.Entry<String, List<String>> words : counts.unusedWords().entrySet()) {
      Codec.writeText(words.getKey(), out);
      Codec.writeTexts(words.getValue(), out);
    }
    out.writeInt(counts.lookups().size());
    for (Map.Entry<String, SortedMap<String, Long>> lookup : counts.lookups().entrySet()) {
      Codec.writeText(lookup.getKey(), out);
      Codec.writeCounts(lookup.getValue(), out);
    }
  }

  private static RecordCounts readCounts(DataInput in) throws IOException {
    return new RecordCounts.Builder()
        .read(in.readLong())
        .accepted(in.readLong())
        .rejected(Codec.readCounts(in))
        .filtered(Codec.readCounts(in))
        .duplicates(in.readLong())
        .superseded(in.readLong())
        .deleted(in.readLong())
        .counted(in.readLong())
        .unmatched(in.readLong())
        .notes(Codec.readCounts(in))
        .findings(Codec.readCounts(in))
        .newestDate(Codec.readOptionalText(in))
        .unusedWords(readWords(in))
        .lookups(readLookups(in))
        .build();
  }

  private static SortedMap<String, List<String>> readWords(DataInput in) throws IOException {
    SortedMap<String, List<String>> words = new TreeMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      words.put(Codec.readText(in), Codec.readTexts(in));
    }
    return words;
  }

  private static SortedMap<String, SortedMap<String, Long>> readLookups(DataInput in)
      throws IOException {
    SortedMap<String, SortedMap<String, Long>> lookups = new TreeMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      lookups.put(Codec.readText(in), Codec.readCounts(in));
    }
    return lookups;
  }

  private static void write(Reconciliation.TableTotals table, DataOutput out) throws IOException {
    Codec.writeText(table.name(), out);
    Codec.writeText(table.dataset(), out);
    out.writeLong(table.rows());
    Codec.writeCounts(table.totals(), out);
    Codec.writeCounts(table.suppressed(), out);
  }

  private static Reconciliation.TableTotals readTable(DataInput in) throws IOException {
    return new Reconciliation.TableTotals(
        Codec.readText(in),
        Codec.readText(in),
        in.readLong(),
        Codec.readCounts(in),
        Codec.readCounts(in));
  }

  /** Makes the coder the default for reconciliations. */
  public static final class Registrar implements CoderProviderRegistrar {
    @Override
    public List<CoderProvider> getCoderProviders() {
      return List.of(CoderProviders.forCoder(TypeDescriptor.of(Reconciliation.class), of()));
    }
  }
}
