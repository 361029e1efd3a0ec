package org.minetally.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.format.internal.Headings;
import org.minetally.storage.Location;

class CheckHeaderTest {

  private static final List<String> HEADER =
      List.of(
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
          "surname",
          "more");

  @TempDir Path dir;
  private Job.Source source;

  @BeforeEach
  void readJob() {
    source = new JobFileFolder(dir).read().sources().get(0);
  }

  private List<String> problems(List<String> header) {
    return source.checkHeader(new Location("victims.csv"), header).stream()
        .map(problem -> problem.toString().replace(dir + "/", ""))
        .toList();
  }

  @Test
  void acceptsHeaderWithAllColumns() {
    assertThat(problems(HEADER), is(empty()));
  }

  @Test
  void reportsEveryMissingColumn() {
    for (String column : HEADER.subList(0, 11)) {
      List<String> header = new ArrayList<>(HEADER);
      header.remove(column);
      assertThat(column, problems(header), hasSize(1));
    }
  }

  @Test
  void reportsMissingColumnAtPositionInProfile() {
    assertThat(
        problems(
            List.of(
                "id",
                "kind",
                "day",
                "rcode",
                "rname",
                "dcode",
                "dname",
                "Sex",
                "activity",
                "outcomes",
                "surname")),
        contains(
            "job.yaml:19:23: column \"sex\" is not in the header of victims.csv; the header has id, kind, day, rcode, rname, dcode, dname, Sex, activity, outcomes, surname. Did you mean \"Sex\"?",
            "job.yaml:22:27: column \"outcome\" is not in the header of victims.csv; the header has id, kind, day, rcode, rname, dcode, dname, Sex, activity, outcomes, surname. Did you mean \"outcomes\"?"));
  }

  @Test
  void reportsDuplicateColumn() {
    List<String> header = new ArrayList<>(HEADER);
    header.add("day");
    header.add("more");
    assertThat(
        problems(header),
        contains(
            "job.yaml:14:22: duplicate column \"day\": it occurs 2 times in the header of victims.csv; rename all but one."));
  }

  @Test
  void reportsWrongSeparatorOnce() {
    assertThat(
        problems(List.of("id;kind;day")),
        contains(
            "job.yaml:11:20: column \"id\" is not in the header of victims.csv; the header has id;kind;day; check format.separator."));
  }

  @Test
  void reportsReasonForUnreadableColumn() {
    List<String> others = new ArrayList<>(HEADER);
    others.remove("outcome");
    assertThat(
        source
            .checkHeader(
                new Location("victims.parquet"),
                new Headings(others, List.of(), Map.of("outcome", "is a list")))
            .stream()
            .map(Problem::message)
            .toList(),
        contains("column \"outcome\" of victims.parquet cannot be read: it is a list"));
  }
}
