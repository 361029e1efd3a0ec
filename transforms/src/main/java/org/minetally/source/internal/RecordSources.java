package org.minetally.source.internal;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.minetally.format.FileFormat;
import org.minetally.format.internal.Headings;
import org.minetally.internal.BatchCheck;
import org.minetally.mapping.internal.MappingOptions;
import org.minetally.mapping.internal.PlaceRules;
import org.minetally.mapping.internal.RecordMapper;
import org.minetally.mapping.internal.RecordSelection;
import org.minetally.mapping.internal.RowRecords;
import org.minetally.model.Layout;
import org.minetally.model.Layouts;
import org.minetally.profile.Lookup;
import org.minetally.profile.Profile;
import org.minetally.profile.SourceSpec;
import org.minetally.region.Gazetteer;
import org.minetally.region.boundary.PointRules;

/**
 * The sources to read, with everything needed to map their fields to canonical values. A source's
 * number is its position in the list.
 *
 * @param specs the sources
 * @param gazetteer the regions
 * @param layouts the layouts of the records
 * @param points the rules for coordinates, with the boundaries: by far the largest part
 * @param positions whether records carry their positions in their files
 * @param pointResults whether records carry the results of comparing their points
 * @param selection the records that are of interest; null for all
 */
public record RecordSources(
    List<SourceSpec> specs,
    Gazetteer gazetteer,
    Layouts layouts,
    PointRules points,
    boolean positions,
    boolean pointResults,
    RecordSelection selection)
    implements Serializable {

  public RecordSources {
    specs = List.copyOf(specs);
    BatchCheck.requireSources(specs.stream().map(SourceSpec::profile).toList(), layouts);
  }

  /** Returns sources whose records do not carry their positions. */
  public static RecordSources of(
      List<SourceSpec> specs, Gazetteer gazetteer, Layouts layouts, PointRules points) {
    return new RecordSources(specs, gazetteer, layouts, points, false, false, null);
  }

  /** Returns a copy with other rules for coordinates. */
  public RecordSources with(PointRules points) {
    return new RecordSources(specs, gazetteer, layouts, points, positions, pointResults, selection);
  }

  /** Returns a copy whose records carry their positions in their files. */
  public RecordSources withPositions() {
    return new RecordSources(specs, gazetteer, layouts, points, true, pointResults, selection);
  }

  /** Returns a copy whose records carry the results of comparing their points. */
  public RecordSources withPointResults() {
    return new RecordSources(specs, gazetteer, layouts, points, positions, true, selection);
  }

  /** Returns a copy that skips records that are not of interest. */
  public RecordSources only(RecordSelection wanted) {
    return new RecordSources(specs, gazetteer, layouts, points, positions, pointResults, wanted);
  }

  /**
   * A lookup of the run.
   *
   * @param source the source's number in the run
   * @param lookup the lookup's number in the source
   */
  public record LookupId(int source, int lookup) {}

  /** Returns the number of lookups of all sources. */
  public int lookups() {
    return lookupNumber(specs.size(), 0);
  }

  /** Returns the number in the run of a lookup of a source. */
  public int lookupNumber(int source, int lookup) {
    return specs.subList(0, source).stream().mapToInt(spec -> spec.lookups().size()).sum() + lookup;
  }

  /** Returns the lookup with this number in the run. */
  public LookupId lookup(int number) {
    int source = 0;
    int lookup = number;
    while (lookup >= specs.get(source).lookups().size()) {
      lookup -= specs.get(source++).lookups().size();
    }
    return new LookupId(source, lookup);
  }

  /** Returns the columns of a file of records, followed by those that they take from lookups. */
  public Headings headings(int source, Headings own) {
    Headings all = own;
    for (Lookup lookup : specs.get(source).lookups()) {
      all = all.and(lookup.qualifiedColumns());
    }
    return all;
  }

  /**
   * Returns the formats of the files of each source: for the number of the first file of a format,
   * that format.
   */
  public List<NavigableMap<Integer, FileFormat>> formats() {
    List<NavigableMap<Integer, FileFormat>> formats = new ArrayList<>();
    for (SourceSpec spec : specs) {
      NavigableMap<Integer, FileFormat> byFirstFile = new TreeMap<>(Map.of(0, spec.format()));
      int first = spec.recordFiles();
      for (Lookup lookup : spec.lookups()) {
        byFirstFile.put(first, lookup.format());
        first += lookup.files().size();
      }
      formats.add(byFirstFile);
    }
    return formats;
  }

  /**
   * Compiles a profile of a source for a header.
   *
   * @param charset the charset of the bytes of a record
   * @throws org.minetally.mapping.internal.MissingColumnException if the profile names a column
   *     that the header does not have
   * @throws org.minetally.format.internal.unpivot.UnpivotException if the file does not have the
   *     columns to unpivot
   */
  public RecordMapper mapper(int source, Profile profile, Headings header, Charset charset) {
    return mapper(source, profile, header, charset, layouts.of(source));
  }

  /**
   * Compiles the profile of a source for the header of an open file.
   *
   * @param layout the layout of the records, which replaces that of the source
   * @throws org.minetally.mapping.internal.MissingColumnException if the profile names a column
   *     that the header does not have
   * @throws org.minetally.format.internal.unpivot.UnpivotException if the file does not have the
   *     columns to unpivot
   */
  public RecordMapper mapper(int source, SourceReader file, Layout layout) {
    return mapper(
        source,
        specs.get(source).profile(),
        headings(source, file.header().headings()),
        file.charset(),
        layout);
  }

  private RecordMapper mapper(
      int source, Profile profile, Headings header, Charset charset, Layout layout) {
    RecordSelection.Test wanted = selection == null ? null : selection.start(source);
    return new RecordMapper(
        source,
        profile,
        RowRecords.headings(profile, header),
        charset,
        new PlaceRules(gazetteer, points),
        new MappingOptions(layout, positions, pointResults, layouts.gaps(), wanted));
  }
}
