package org.minetally.mapping.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.minetally.mapping.internal.ProfileBuilder.casualties;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.minetally.format.Dialect;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.delimited.RecordReader;
import org.minetally.model.Batch;
import org.minetally.model.Layout;
import org.minetally.profile.Coordinates;
import org.minetally.profile.Profile;
import org.minetally.region.Gazetteer;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.RegionMode;
import org.minetally.region.boundary.Boundaries;
import org.minetally.region.boundary.PointRules;

/** A district moved from Alpha to Beta; records name either region, whatever their date. */
class RegionsInTimeMapperTest {

  private static final LocalDate CHANGE = LocalDate.of(2021, 7, 7);
  private static final List<Entry> ENTRIES =
      List.of(
          entry("region", "A", "Alpha", null, null, CHANGE.minusDays(1)),
          entry("region", "B", "Beta", null, CHANGE, null),
          entry("region", "C", "Gamma", null, null, null),
          entry("district", "D", "Delta", "A", null, CHANGE.minusDays(1)),
          entry("district", "D", "Delta", "B", CHANGE, null));

  private static Entry entry(
      String level, String code, String name, String parent, LocalDate from, LocalDate to) {
    return Entry.of(level, code, name).within(parent).from(code + " from " + from).during(from, to);
  }

  /** Returns the district cell and the region cell of each record. */
  private static List<String> cells(RegionMode mode, String records) {
    Gazetteer gazetteer = Gazetteer.of(List.of("region", "district"), ENTRIES, List.of(), mode);
    Polygon square = (Polygon) new GeometryFactory().toGeometry(new Envelope(0, 1, 0, 1));
    Boundaries map =
        Boundaries.of(1, List.of(new Boundaries.Shape(gazetteer.findCode(1, "D"), square)));
    Profile profile =
        casualties()
            .date("when", "edtf")
            .region("region", "", 0, "region")
            .region("district", "code", 0, "district")
            .build()
            .toBuilder()
            .coordinates(new Coordinates("x", "y"))
            .build();
    try {
      RecordReader reader =
          new RecordReader(
              Dialect.CSV,
              new ByteArrayInputStream(
                  ("when,region,code,district,x,y\n" + records).getBytes(UTF_8)),
              0,
              64);
      reader.next();
      RecordMapper mapper =
          new RecordMapper(
              0,
              profile,
              Headings.of(Mapped.header(reader, UTF_8)),
              UTF_8,
              new PlaceRules(gazetteer, new PointRules(map, map.box(), false, 0)),
              MappingOptions.of(Layout.of(profile.dataset(), List.of())));
      while (reader.next()) {
        assertThat(mapper.map(reader), is(RecordMapper.Outcome.ACCEPTED));
      }
      Batch batch = mapper.takeBatch(0);
      List<String> cells = new ArrayList<>();
      for (int row = 0; row < batch.size(); row++) {
        cells.add(
            gazetteer.cell(batch.region(row), 1).code()
                + " in "
                + gazetteer.cell(batch.region(row), 0).code());
      }
      return cells;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void findsDistrictByCodeNameOrPointInItsOldAndNewRegion() {
    String records =
        """
        2021-07-06,Alpha,,Delta,,
        2021-07-06,Beta,D,,,
        2021-07-06,Beta,,,0.5,0.5
        2021-07-07,Alpha,,Delta,,
        2021-07-07,Alpha,D,,,
        2021-07-07,Alpha,,,0.5,0.5
        2021-07,Beta,,Delta,,
        ,,,,0.5,0.5
        """;
    assertThat(
        cells(RegionMode.AT_EVENT, records),
        is(
            List.of(
                "D in A",
                "D in A",
                "D in A",
                "D in B",
                "D in B",
                "D in B",
                "D in unknown",
                "D in unknown")));
    assertThat(cells(new RegionMode.AsOf(CHANGE), records), is(Collections.nCopies(8, "D in B")));
  }

  @Test
  void doesNotFindDistrictInRegionItNeverBelongedTo() {
    String records = "2021-07-06,Gamma,,Delta,,\n2021-07-06,Gamma,D,,,\n,Gamma,,,0.5,0.5\n";
    for (RegionMode mode : List.of(RegionMode.AT_EVENT, new RegionMode.AsOf(CHANGE))) {
      assertThat(
          cells(mode, records), is(List.of("C/unknown in C", "C/unknown in C", "C/unknown in C")));
    }
  }
}
