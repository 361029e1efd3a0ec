package org.minetally.report;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minetally.publish.CurrentSnapshot;
import org.minetally.publish.OutputLayout;

/**
 * The report on a snapshot: a self-contained HTML page that needs no network and no other file. It
 * depends only on the snapshot and the language, so the same input gives the same bytes.
 */
public final class HtmlReport {

  /** The name of the report file in a snapshot. */
  public static final String FILE = "report.html";

  private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

  /** The parts of the script, in the order in which they are joined. */
  private static final List<String> SCRIPTS =
      List.of(
          "text",
          "page",
          "chart",
          "overview",
          "trends",
          "places",
          "breakdowns",
          "claims",
          "quality",
          "start");

  private final Snapshot snapshot;
  private final ReportContent content;
  private final ReportLanguage language;
  private final ReportText text;

  private HtmlReport(Snapshot snapshot, ReportLanguage language) throws IOException {
    this.snapshot = snapshot;
    this.language = language;
    this.text = ReportText.in(language);
    this.content = ReportContent.of(snapshot, text);
  }

  /**
   * Creates a report on the current snapshot of an output.
   *
   * @throws IOException if nothing is published there, or if it cannot be read
   */
  public static HtmlReport onPublished(OutputLayout output, ReportLanguage language)
      throws IOException {
    // Find the folder once, because another run may publish in the meantime.
    Path folder =
        CurrentSnapshot.folder(output)
            .orElseThrow(() -> new NoSuchFileException(output.current().toString()));
    return on(folder.toRealPath(), language);
  }

  /**
   * Creates a report on a snapshot, or on a complete work folder before publication.
   *
   * @throws IOException if it cannot be read
   */
  public static HtmlReport on(Path snapshot, ReportLanguage language) throws IOException {
    return new HtmlReport(Snapshot.open(snapshot), language);
  }

  /** Writes the page to a file. */
  public void write(Path file) throws IOException {
    Files.writeString(file, html());
  }

  /** Returns the page. */
  String html() throws IOException {
    Map<String, String> slots =
        Map.ofEntries(
            Map.entry("language", language.code()),
            Map.entry("direction", language.isRightToLeft() ? "rtl" : "ltr"),
            Map.entry("title", Html.escaped(DisplayText.of(snapshot.manifest().jobName()))),
            Map.entry("skip", Html.escaped(text.say("skip"))),
            Map.entry("masthead", Masthead.of(snapshot.manifest(), content, text)),
            Map.entry("figures", StaticFigures.of(content, text)),
            Map.entry("footer", Html.escaped(text.say("footer"))),
            Map.entry("style", resource("report.css")),
            Map.entry("script", script()),
            Map.entry("text", inScript(resource(language.file()))),
            Map.entry("data", inScript(data())));
    // A single pass, so that a slot name in the data is not replaced.
    return SLOT.matcher(resource("report.html"))
        .replaceAll(slot -> Matcher.quoteReplacement(slots.get(slot.group(1))));
  }

  private static String script() throws IOException {
    StringBuilder script = new StringBuilder();
    for (String part : SCRIPTS) {
      script.append(resource("script/" + part + ".js"));
    }
    return script.toString();
  }

  private String data() throws IOException {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .addModule(DisplayText.module())
        .build()
        .writeValueAsString(content);
  }

  /**
   * Escapes less-than signs, which JSON has only in strings, so that no text closes the element.
   */
  private static String inScript(String json) {
    return json.replace("<", "\\u003c");
  }

  /** Returns a text file of the program. */
  static String resource(String name) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            String.format(Locale.ROOT, "the program was built without %s", name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
