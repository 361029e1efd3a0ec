package org.minetally.job.yaml;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.format.Dialect;
import org.minetally.format.internal.unpivot.NamePattern;
import org.minetally.format.internal.unpivot.Unpivot;
import org.minetally.job.AttributeSpec;
import org.minetally.job.GazetteerSpec;
import org.minetally.job.Job;
import org.minetally.job.JobFileFolder;
import org.minetally.job.SnapshotLimits;
import org.minetally.job.Thresholds;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.period.PeriodType;
import org.minetally.profile.DateMapping;
import org.minetally.profile.Filter;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.LabelMapping.Otherwise;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.MeasureMapping.Quantity;
import org.minetally.profile.NumberForm;
import org.minetally.profile.Profile;
import org.minetally.profile.RegionColumns;
import org.minetally.profile.Unit;
import org.minetally.region.GazetteerCsv;
import org.minetally.region.GazetteerGeoJson.LevelProperties;
import org.minetally.region.GazetteerGeoJson.Source;
import org.minetally.region.RegionMode;
import org.minetally.region.internal.AttributeColumns;
import org.minetally.storage.Location;
import org.minetally.summary.Summaries;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;

class JobFileTest {

  @TempDir Path dir;
  private JobFileFolder folder;

  @BeforeEach
  void createFolder() {
    folder = new JobFileFolder(dir);
  }

  @Test
  void readsSmallJobWithDefaults() {
    Job job = folder.read();
    assertThat(job.name(), is("Small"));
    assertThat(job.output(), is(Location.of(dir.resolve("out"))));
    assertThat(
        job.gazetteer(),
        is(
            new GazetteerSpec.Csv(
                Location.of(dir.resolve("places.csv")),
                List.of("region", "district"),
                GazetteerCsv.Columns.DEFAULT)));
    assertThat(job.sources().stream().map(Job.Source::id).toList(), contains("victims", "finds"));
    Job.Source finds = job.sources().get(1);
    assertThat(finds.files(), contains(Location.of(dir.resolve("finds.csv"))));
    assertThat(finds.format().dialect(), is(Dialect.CSV));
    Profile profile = finds.profile();
    assertThat(profile.dataset(), is(Dataset.DETECTIONS));
    assertThat(profile.recordKey(), is(empty()));
    assertThat(profile.filters(), is(empty()));
    assertThat(profile.regions(), is(empty()));
    assertThat(profile.dimensions(), is(anEmptyMap()));
    assertThat(profile.numbers(), is(NumberForm.PLAIN));
    assertThat(profile.missing(), is(empty()));
    assertThat(profile.date(), is(new DateMapping.Parts("y", "", "")));
    assertThat(
        profile.measures(),
        is(
            new MeasureMapping.Counts(
                Map.of(
                    Measure.ITEMS, new Quantity(new Input.Column("n"), Unit.ONE),
                    Measure.AREA_CLEARED_M2,
                        new Quantity(new Input.Column("area"), Unit.HECTARE)))));
  }

  @Test
  void definesTableForEachDatasetPeriodAndLevel() {
    List<String> names = folder.read().tables().stream().map(FactTable::name).toList();
    assertThat(
        names,
        contains(
            "casualties_by_month_region",
            "casualties_by_month_district",
            "casualties_by_year_region",
            "casualties_by_year_district",
            "detections_by_month_region",
            "detections_by_month_district",
            "detections_by_year_region",
            "detections_by_year_district"));
    assertThat(folder.read().tables().get(0).dimensions(), contains(Dimension.SEX));
    assertThat(folder.read().tables().get(4).dimensions(), is(empty()));
  }

  @Test
  void definesSummaryForEachPeriodAndLevel() {
    assertThat(
        folder.read().summaries(),
        is(
            new Summaries(
                List.of(
                    new SummaryTable(PeriodType.MONTH, "region"),
                    new SummaryTable(PeriodType.MONTH, "district"),
                    new SummaryTable(PeriodType.YEAR, "region"),
                    new SummaryTable(PeriodType.YEAR, "district")),
                Summaries.PROVISIONAL_DAYS)));
    folder.with("output:", "provisional_days: 90\noutput:");
    assertThat(folder.read().summaries().provisionalDays(), is(90));
    folder.with("output:", "summaries: false\noutput:");
    assertThat(folder.read().summaries(), is(Summaries.NONE));
  }

  @Test
  void definesOnlyListedSummariesWithListedTables() {
    String before =
        "periods: [month, year]\nlevels: [region, district]\ndimensions:\n  casualties: [sex]\n";
    folder.with(before, "tables: [{dataset: casualties, period: year, level: region}]\n");
    assertThat(folder.read().summaries(), is(Summaries.NONE));
    folder.with(
        before,
        "provisional_days: 30\ntables: [{dataset: summary, period: week, level: district}]\n");
    assertThat(
        folder.read().summaries(),
        is(new Summaries(List.of(new SummaryTable(PeriodType.WEEK, "district")), 30)));
    assertThat(folder.read().tables(), is(empty()));
  }

  @Test
  void allowsNoRejectedRecordsByDefault() {
    assertThat(folder.read().thresholds(), is(new Thresholds(null, 0L, null)));
    folder.with("output:", "thresholds: {rejected_share: 0.01, unmatched_share: 0.2}\noutput:");
    assertThat(folder.read().thresholds(), is(new Thresholds(0.01, null, 0.2)));
    folder.with("output:", "thresholds: {rejected_records: 100}\noutput:");
    assertThat(folder.read().thresholds(), is(new Thresholds(null, 100L, null)));
    folder.with("output:", "thresholds: {unmatched_share: 1}\noutput:");
    assertThat(folder.read().thresholds(), is(new Thresholds(null, 0L, 1.0)));
    folder.with(
        "output:",
        "thresholds: {freshness_days: 400, volume_change_share: 0.2, warn_only:"
            + " [volume_change_share]}\n"
            + "output:");
    assertThat(
        folder.read().thresholds(),
        is(
            new Thresholds(
                null,
                0L,
                null,
                400L,
                new SnapshotLimits(0.2, List.of(), new SnapshotLimits.Completeness(null, 1)),
                Set.of(Thresholds.Limit.VOLUME_CHANGE_SHARE))));
  }

  @Test
  void sortsRegionColumnsFromHighestLevel() {
    assertThat(
        folder.read().sources().get(0).profile().regions(),
        contains(
            new RegionColumns("region", "rcode", 2, "rname"),
            new RegionColumns("district", "dcode", 5, "dname")));
  }

  @Test
  void readsEveryKeyOfProfile() {
    folder.write(
        "profiles/finds.yaml",
        """
        record_key: [id, part]
        filters:
          - {column: kind, drop: [5, "no ", true]}
        date: {start: from, end: to, forms: [dd/MM/yyyy, yyyy]}
        region:
          - {level: region, name: r}
        dimensions:
          event_type: {constant: demining}
          device_category: {column: dev, values: {1: anti_personnel_mine, " IED": improvised_mine}, otherwise: {member: unspecified}}
          production_year: {column: made, values: {old: 1950}, otherwise: keep}
        measures:
          counts:
            items: {constant: 1}
            area_cleared_m2: {column: area, unit: km2, numbers: {decimal: ",", thousands: space}}
            area_reduced_m2: {column: area2}
        numbers: {thousands: ","}
        missing: ["", NA, 999]
        missing_in: {dev: ["-"]}
        personal: [name]
        """);
    Profile profile = folder.read().sources().get(1).profile();
    assertThat(
        profile,
        is(
            Profile.builder(Dataset.DETECTIONS)
                .recordKey(List.of("id", "part"))
                .filters(List.of(new Filter("kind", Set.of("5", "no", "true"), false)))
                .date(new DateMapping.StartEnd("from", "to", List.of("dd/MM/yyyy", "yyyy")))
                .regions(List.of(new RegionColumns("region", "", 0, "r")))
                .dimensions(
                    Map.of(
                        Dimension.EVENT_TYPE,
                        new LabelMapping(
                            new Input.Constant("demining"), Map.of(), new Otherwise.Reject()),
                        Dimension.DEVICE_CATEGORY,
                        new LabelMapping(
                            new Input.Column("dev"),
                            Map.of("1", "anti_personnel_mine", "IED", "improvised_mine"),
                            new Otherwise.Member("unspecified")),
                        Dimension.PRODUCTION_YEAR,
                        new LabelMapping(
                            new Input.Column("made"), Map.of("old", "1950"), new Otherwise.Keep())))
                .measures(
                    new MeasureMapping.Counts(
                        Map.of(
                            Measure.ITEMS,
                            new Quantity(
                                new Input.Constant("1"), Unit.ONE, new NumberForm('.', ',')),
                            Measure.AREA_CLEARED_M2,
                            new Quantity(
                                new Input.Column("area"),
                                Unit.SQUARE_KILOMETRE,
                                new NumberForm(',', ' ')),
                            Measure.AREA_REDUCED_M2,
                            new Quantity(
                                new Input.Column("area2"),
                                Unit.SQUARE_METRE,
                                new NumberForm('.', ',')))))
                .numbers(new NumberForm('.', ','))
                .missing(Set.of("", "NA", "999"))
                .missingIn(Map.of("dev", Set.of("-")))
                .personal(Set.of("name"))
                .build()));
  }

  @Test
  void readsUnpivotedColumns() {
    folder.with(
        "date:",
        """
        unpivot:
                - {columns: [2018, {column: b, label: 2019}], name: year, value: dead}
                - {columns: '{year} hurt', value: hurt, empty: keep, except: [2020 hurt]}
              date:\
        """);
    assertThat(
        folder.read().sources().get(0).profile().unpivot(),
        is(
            new Unpivot(
                List.of(
                    new Unpivot.Block(
                        new Unpivot.Columns.Listed(
                            List.of(
                                new Unpivot.Labeled("2018", "2018"),
                                new Unpivot.Labeled("b", "2019"))),
                        Set.of(),
                        List.of("year"),
                        "dead"),
                    new Unpivot.Block(
                        new Unpivot.Columns.Matching(new NamePattern("{year} hurt")),
                        Set.of("2020 hurt"),
                        List.of("year"),
                        "hurt")),
                true)));
    folder.with("date:", "unpivot: {columns: {from: 2018, to: z}, name: n, value: v}\n      date:");
    assertThat(
        folder.read().sources().get(0).profile().unpivot().blocks().get(0).columns(),
        is(new Unpivot.Columns.Range("2018", "z")));
  }

  @Test
  void readsConstantDate() {
    for (String edtf : List.of("2019", "2019-03-01", "2018-01-01/2018-06-30", "201X", "2019~")) {
      folder.with("date: {column: day, form: yyyy-MM-dd}", "date: {constant: " + edtf + "}");
      assertThat(
          folder.read().sources().get(0).profile().date(), is(new DateMapping.Constant(edtf)));
    }
  }

  @Test
  void readsUnknownDateAndConstantOutcome() {
    folder.with("date: {column: day, form: yyyy-MM-dd}", "date: unknown");
    assertThat(folder.read().sources().get(0).profile().date(), is(DateMapping.Constant.UNKNOWN));
    folder.with(
        "{column: outcome, values: {dead: killed, hurt: injured}}", "{constant: outcome_unknown}");
    assertThat(
        folder.read().sources().get(0).profile().measures(),
        is(
            new MeasureMapping.OneVictimPerRecord(
                new LabelMapping(
                    new Input.Constant("outcome_unknown"), Map.of(), new Otherwise.Reject()))));
  }

  @Test
  void readsPropertiesAndConstantsOfGeoJsonGazetteer() {
    folder.write("places.geojson", "{}");
    folder.with(
        "file: places.csv\n  levels: [region, district]",
        """
        file: places.geojson
          levels:
            - {level: region, code: {constant: 7}, name: {constant: Land}}
            - {level: district, code: D_CODE, name: D_NAME}\
        """
            .stripIndent());
    assertThat(
        folder.read().gazetteer(),
        is(
            new GazetteerSpec.GeoJson(
                Location.of(dir.resolve("places.geojson")),
                List.of(
                    new LevelProperties(
                        "region", new Source.Constant("7"), new Source.Constant("Land")),
                    new LevelProperties(
                        "district",
                        new Source.Property("D_CODE"),
                        new Source.Property("D_NAME"))))));
  }

  @Test
  void derivesCodesOfLevelsWithoutCode() {
    folder.write("places.geojson", "{}");
    folder.with(
        "file: places.csv\n  levels: [region, district]",
        """
        file: places.geojson
          levels:
            - {level: region, name: {constant: Land}}
            - {level: district, name: D_NAME}\
        """
            .stripIndent());
    Source region = Source.derived(null, new Source.Constant("Land"));
    Source name = new Source.Property("D_NAME");
    assertThat(
        ((GazetteerSpec.GeoJson) folder.read().gazetteer()).sources(),
        contains(
            new LevelProperties("region", region, new Source.Constant("Land")),
            new LevelProperties("district", Source.derived(region, name), name)));
  }

  @Test
  void readsColumnNamesOfCsvGazetteer() {
    folder.with(
        "file: places.csv",
        "file: places.csv\n  columns: {code: pcode, aliases: other}\n  alias_separator: ;");
    assertThat(
        ((GazetteerSpec.Csv) folder.read().gazetteer()).columns(),
        is(
            GazetteerCsv.Columns.DEFAULT
                .withRegion("pcode", "name", "level")
                .withAliases("other", ";")));
  }

  @Test
  void readsRegionMode() {
    assertThat(folder.read().gazetteer().options(), is(GazetteerSpec.Options.NONE));
    folder.with("file: places.csv", "file: places.csv\n  mode: at-event");
    assertThat(folder.read().gazetteer().options().mode(), is(RegionMode.AT_EVENT));
    folder.with("file: places.csv", "file: places.csv\n  mode: {as_of: 2021-07-07}");
    assertThat(
        folder.read().gazetteer().options().mode(),
        is(new RegionMode.AsOf(LocalDate.of(2021, 7, 7))));
  }

  @Test
  void resolvesAliasFileRelativeToJob() {
    folder.write("names.csv", "level,code,alias\n");
    folder.with("file: places.csv", "file: places.csv\n  aliases: names.csv");
    assertThat(
        folder.read().gazetteer().options().aliases(),
        is(List.of(Location.of(dir.resolve("names.csv")))));
  }

  @Test
  void readsAttributesOfRegions() {
    folder.write("people.csv", "");
    folder.with(
        "file: places.csv",
        """
        file: places.csv
          columns: {code: pcode, valid_from: since}
          area: {unit: ha, columns: {area: hectares}}
          population: {file: people.csv, columns: {code: ADM2_PCODE, level: tier}, years: {2023: T_TL}}\
        """
            .stripIndent());
    assertThat(
        folder.read().gazetteer().options().attributes(),
        contains(
            new AttributeSpec(
                Location.of(dir.resolve("places.csv")),
                new AttributeColumns(
                    "pcode",
                    "level",
                    true,
                    "since",
                    new AttributeColumns.Area("hectares", AttributeColumns.AreaUnit.HA))),
            new AttributeSpec(
                Location.of(dir.resolve("people.csv")),
                new AttributeColumns(
                    "ADM2_PCODE",
                    "tier",
                    true,
                    "",
                    new AttributeColumns.PopulationOfYears(new TreeMap<>(Map.of(2023, "T_TL")))))));
  }

  @Test
  void hasDefaultColumnsOfPopulation() {
    folder.write("people.csv", "");
    folder.with("file: places.csv", "file: places.csv\n  population: {file: people.csv}");
    assertThat(
        folder.read().gazetteer().options().attributes().get(0).columns(),
        is(
            new AttributeColumns(
                "code",
                "level",
                false,
                "",
                new AttributeColumns.PopulationOfYear("year", "population"))));
  }

  @Test
  void readsValidityColumns() {
    folder.with(
        "file: places.csv", "file: places.csv\n  columns: {valid_from: since, valid_to: until}");
    GazetteerCsv.Columns columns = ((GazetteerSpec.Csv) folder.read().gazetteer()).columns();
    assertThat(columns.validFrom(), is("since"));
    assertThat(columns.validTo(), is("until"));
  }

  @Test
  void readsListedTables() {
    folder.with(
        """
        periods: [month, year]
        levels: [region, district]
        dimensions:
          casualties: [sex]
        """,
        """
        tables:
          - {dataset: detections, period: week, level: district, dimensions: [device_model, event_type]}
          - {dataset: casualties, period: quarter, level: region}
        """);
    assertThat(
        folder.read().tables(),
        contains(
            new FactTable(
                Dataset.DETECTIONS,
                PeriodType.WEEK,
                "district",
                List.of(Dimension.EVENT_TYPE, Dimension.DEVICE_MODEL)),
            new FactTable(Dataset.CASUALTIES, PeriodType.QUARTER, "region", List.of())));
  }

  @Test
  void readsDialects() {
    for (Map.Entry<String, Dialect> format :
        Map.of(
                "{separator: tab, quote: none}", new Dialect('\t', '\0', "UTF-8"),
                "{separator: semicolon, charset: latin1}", new Dialect(';', '"', "ISO-8859-1"),
                "{separator: pipe, quote: \"'\"}", new Dialect('|', '\'', "UTF-8"),
                "{separator: comma, charset: Shift_JIS}", new Dialect(',', '"', "Shift_JIS"),
                "{separator: \"^\", charset: windows-1251}", new Dialect('^', '"', "windows-1251"))
            .entrySet()) {
      folder.with("files: [finds.csv]", "files: [finds.csv]\n    format: " + format.getKey());
      assertThat(folder.read().sources().get(1).format().dialect(), is(format.getValue()));
    }
  }

  @Test
  void hashesJobFileAndProfiles() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(JobFileFolder.GOOD.getBytes(StandardCharsets.UTF_8));
    digest.update(JobFileFolder.PROFILE.getBytes(StandardCharsets.UTF_8));
    String before = folder.read().sha256();
    assertThat(before, is(HexFormat.of().formatHex(digest.digest())));
    folder.withProfile("unit: ha", "unit: km2");
    assertThat(folder.read().sha256(), is(not(before)));
  }

  @Test
  void recordsFirstPositionOfEachColumn() {
    String job = dir.resolve("job.yaml").toString();
    String profile = dir.resolve("profiles/finds.yaml").toString();
    assertThat(
        folder.read().sources().get(0).columns().keySet(),
        is(
            Set.of(
                "id",
                "kind",
                "day",
                "rcode",
                "rname",
                "dcode",
                "dname",
                "sex",
                "activity",
                "outcome",
                "surname")));
    assertThat(
        folder.read().sources().get(0).columns(), hasEntry("day", new Job.Place(job, 14, 22)));
    assertThat(
        folder.read().sources().get(1).columns(), hasEntry("area", new Job.Place(profile, 5, 31)));
  }

  @Test
  void acceptsByteOrderMarkAndMissingName() {
    folder.write("job.yaml", "\ufeff" + JobFileFolder.GOOD.replace("name: Small\n", ""));
    assertThat(folder.read().name(), is("job.yaml"));
    assertThat(folder.read().thresholds().rejectedShare(), is(nullValue()));
  }

  @Test
  void acceptsAliasOfScalar() {
    folder.with("sex: {column: sex,", "sex: {column: &s sex,");
    folder.write(
        "job.yaml",
        JobFileFolder.GOOD
            .replace("record_key: [id]", "record_key: [&id number, part]")
            .replace("personal: [surname]", "personal: [*id]"));
    assertThat(folder.read().sources().get(0).profile().personal(), contains("number"));
  }
}
