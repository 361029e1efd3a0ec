package org.minetally.fuzz;

import java.util.List;

/** Words of job files, profiles and files of claims. */
public final class JobWords {

  /** Keys, values, and what YAML makes of punctuation. */
  public static final List<String> ALL =
      List.of(
          "minetally: 1", "name:", "gazetteer:", "file:", "levels:", "sources:", "id:", "dataset:",
          "casualties", "detections", "files:", "format:", "profile:", "date:", "column:", "form:",
          "forms:", "start:", "end:", "region:", "level:", "code:", "pad:", "constant:", "dimensions:",
          "values:", "otherwise:", "member:", "reject", "keep", "measures:", "counts:", "killed:",
          "injured:", "victims:", "outcome:", "unit:", "ha", "km2", "numbers:", "decimal:", "thousands:",
          "missing:", "missing_in:", "personal:", "record_key:", "revision:", "timestamp", "number",
          "deleted:", "deletions:", "incident:", "estimate_by:", "coordinates:", "longitude:", "latitude:",
          "series:", "totals_rows:", "words:", "parent_codes: true", "split:", "members:", "checks:",
          "total:", "parts:", "periods:", "month", "week", "day", "tables:", "summaries: false", "claims:",
          "window:", "from:", "to:", "comparator:", "at_least", "nearly", "value:", "published_on:",
          "part_of:", "filters:", "regions:", "boundaries:", "nearest_within_m:", "box:", "thresholds:",
          "rejected_share:", "unmatched_share:", "separator:", "quote: none", "charset:", "utf-16",
          "windows-1252", "sheet:", "header_row:", "records:", "entry:", "valid_from:", "mode:", "as_of:",
          "{", "}", "[", "]", "&a ", "*a", "<<: *a", "!!python/x", "!!binary", "|\n", ">\n", "? ", "---\n",
          "...\n", "%YAML 1.1\n", "'", "\"", "\\x00", "\\uD800", "0x1F", "1_000", "1e3", ".inf", ".nan",
          "~", "yes", "2019-02-29", "-1", "99999999999999999999", "*.csv", "?", "../..", "/", "\t");

  private JobWords() {}
}
