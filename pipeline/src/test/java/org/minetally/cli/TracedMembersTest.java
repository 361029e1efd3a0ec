package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tracing cells in which no record counts as a whole, only members of records. */
class TracedMembersTest {

  @TempDir private Path temporary;
  private JobFolder folder;

  @BeforeEach
  void publish() throws IOException {
    folder = JobFolder.in(temporary);
    folder.write(
        "a.csv",
        """
        id,revision,day,region,district,killed,injured,women,men
        A,1,2021-01-01,North,Alder,1,0,1,0
        A,2,2021-02-01,North,Alder,1,0,1,0
        B,1,2021-01-03,North,Alder,3,0,1,2
        """);
    Path job = folder.job("a.csv");
    Files.writeString(
        job,
        Files.readString(job)
            .replace("levels: [region, district]\noutput", "levels: [district]\noutput")
            .replace("output:", "dimensions: {casualties: [sex]}\noutput:")
            .replace(
                "profile:",
                """
                profile:
                      record_key: [id]
                      revision: {column: revision, form: number}
                      split:
                        dimension: sex
                        members:
                          female: {killed: {column: women}}
                          male: {killed: {column: men}}"""));
    Command.good("run", job);
  }

  @Test
  void omitsSupersededRecordWhoseMemberHasNoFigures() {
    Command traced =
        Command.good(
            "trace",
            folder.output(),
            "--table",
            "casualties_by_month_district",
            "--where",
            "period_key=2021-01,sex=male");
    assertThat(traced.out(), containsString("a.csv:4"));
    assertThat(traced.out(), not(containsString("a.csv:2")));
    assertThat(traced.out(), containsString("1 record."));
    assertThat(traced.code(), is(ExitCode.OK));
  }
}
