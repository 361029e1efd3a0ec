package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs jobs whose vocabularies put numbers into groups, or list words that never occur. */
class WordsAndGroupsTest {

  @TempDir private Path dir;
  private JobFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = JobFolder.in(dir);
  }

  /** Writes a job for a file with these keys of the profile, and age groups in its tables. */
  private Path job(String file, String... keys) throws IOException {
    String job =
        Files.readString(folder.job(file, "dimensions: {casualties: [age_group]}"))
            .replace(
                "    profile:\n", "    profile:\n      " + String.join("\n      ", keys) + "\n");
    return folder.write("job.yaml", job);
  }

  private List<List<String>> killedByAge() throws Exception {
    try (DuckDb sql = new DuckDb().open(folder.current(), List.of("casualties_by_year_region"))) {
      return sql.rows(
          "SELECT age_group, sum(killed) FROM casualties_by_year_region GROUP BY 1 ORDER BY 1");
    }
  }

  @Test
  void countsNumericAgesOfChildrenAsChildren() throws Exception {
    StringBuilder text = new StringBuilder("day,region,district,killed,injured,age\n");
    for (int i = 0; i < 99; i++) {
      text.append("2021-03-01,North,Alder,1,0,").append(i % 18).append('\n');
    }
    text.append("2021-03-01,North,Alder,1,0,18\n2021-03-01,North,Alder,1,0,\n");
    folder.write("numeric-ages.csv", text.toString());
    Path job =
        job(
            "numeric-ages.csv",
            "dimensions: {age_group: {column: age, values: {0-17: child, 18+: adult}}}");
    Command run = Command.good("run", job);
    assertThat(
        killedByAge(),
        contains(List.of("adult", "1"), List.of("child", "99"), List.of("unknown", "1")));
    assertThat(run.out(), not(containsString("Warning")));
    assertThat(
        Command.good("explain", job).out(),
        containsString(
            "age_group: column \"age\", 0-17 (also the numbers in it) = child, 18+ (also the"
                + " numbers in it) = adult"));
  }

  @Test
  void countsLiteralAgeGroupsAsBefore() throws Exception {
    folder.write(
        "age-groups-as-text.csv",
        """
        day,region,district,killed,injured,age
        2021-03-01,North,Alder,2,0,0-17
        2021-03-01,North,Alder,3,0,18+
        """);
    Command.good(
        "run",
        job(
            "age-groups-as-text.csv",
            "dimensions: {age_group: {column: age, values: {0-17: child, 18+: adult}}}"));
    assertThat(killedByAge(), contains(List.of("adult", "3"), List.of("child", "2")));
  }

  @Test
  void warnsOfWordsThatNeverOccurInEveryRun() throws Exception {
    folder.write(
        "sex-misspelt-in-job-1.csv",
        """
        day,region,district,killed,injured,sex
        2021-03-01,North,Alder,1,0,Fem.
        """);
    folder.write(
        "sex-misspelt-in-job-2.csv",
        """
        day,region,district,killed,injured,sex
        2021-03-01,North,Alder,1,0,Masc.
        2021-03-01,North,Alder,1,0,fem
        """);
    Path job =
        job(
            "sex-misspelt-in-job-*.csv",
            "filters: [{column: region, drop: [Test]}]",
            "dimensions: {sex: {column: sex, values: {Fem.: female, Fem: female, Masc.: male},"
                + " otherwise: {member: unknown}}}");
    Files.writeString(job, Files.readString(job).replace("[age_group]", "[sex]"));
    String warning =
        "source reports: 2 words that the profile lists never occur: dimensions.sex \"Fem\";"
            + " filters.1 \"Test\". Check the spelling";
    Command run = Command.good("run", job);
    assertThat(run.out(), containsString("\nWarning: " + warning + ".\n"));
    assertThat(Command.good("validate", job).out(), containsString(warning));
    Command again = Command.good("run", job, "--json");
    assertThat(again.out(), containsString("\"unchanged\""));
    JsonNode json = new JsonMapper().readTree(again.out());
    assertThat(json.get("warnings").get(0).asText(), is(warning));
    assertThat(
        json.get("sources").get(0).get("unused_words").toString(),
        is("{\"dimensions.sex\":[\"Fem\"],\"filters.1\":[\"Test\"]}"));
    JsonNode checks =
        new JsonMapper().readTree(folder.current().resolve("quality.json").toFile()).get("checks");
    JsonNode last = checks.get(checks.size() - 1);
    assertThat(
        last.get("name").asText() + " " + last.get("outcome").asText() + " " + last.get("observed"),
        is("unused_words failed 2"));
    assertThat(last.get("stops").asBoolean(), is(false));
  }

  @Test
  void namesTheFirstOfManyUnusedWords() throws Exception {
    folder.write(
        "long-vocabulary.csv",
        "day,region,district,killed,injured,sex\n2021-03-01,North,Alder,1,0,w100\n");
    String words =
        IntStream.range(100, 140)
            .mapToObj(i -> "w" + i + ": male")
            .collect(Collectors.joining(", "));
    Path job =
        job("long-vocabulary.csv", "dimensions: {sex: {column: sex, values: {" + words + "}}}");
    Files.writeString(job, Files.readString(job).replace("[age_group]", "[sex]"));
    assertThat(
        Command.good("run", job).out(),
        containsString(
            "39 words that the profile lists never occur: dimensions.sex \"w101\", \"w102\","
                + " \"w103\", \"w104\", \"w105\", \"w106\", \"w107\", \"w108\", \"w109\", \"w110\";"
                + " and 29 more."));
  }

  @Test
  void rejectsImpossibleAges() throws Exception {
    folder.write(
        "impossible-ages.csv",
        """
        day,region,district,killed,injured,age
        2021-03-01,North,Alder,1,0,-1
        2021-03-01,North,Alder,1,0,121
        """);
    Command run =
        Command.of(
            "run",
            job(
                "impossible-ages.csv",
                "dimensions: {age_group: {column: age, values: {0-17: child, 18-120: adult}}}"));
    assertThat(run.code(), is(ExitCode.QUALITY_GATE));
    assertThat(run.out() + run.err(), containsString("2 rejected as UNKNOWN_WORD"));
  }
}
