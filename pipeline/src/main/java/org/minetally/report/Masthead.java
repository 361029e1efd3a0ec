package org.minetally.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minetally.publish.About;
import org.minetally.publish.Manifest;
import org.minetally.report.DatasetSection.Entry;
import org.minetally.report.DatasetSection.Trend;

/**
 * The lines below the title: who publishes the figures, from which records, when, and for which
 * period.
 */
final class Masthead {

  /** The period types, those that readers know best first. */
  private static final List<String> TYPES = List.of("month", "quarter", "year", "day", "week");

  private final ReportText text;
  private final Html html = new Html();

  private Masthead(ReportText text) {
    this.text = text;
  }

  /** Returns the lines as HTML; those that the job does not give are absent. */
  static String of(Manifest manifest, ReportContent content, ReportText text) {
    About about = manifest.about() == null ? About.NOTHING : manifest.about();
    Masthead masthead = new Masthead(text);
    masthead.html.open("dl", "id", "about");
    masthead.line("publisher", about.publisher(), null);
    Optional<String> recorded = recorded(content.datasets(), text);
    if (about.period() == null) {
      recorded.ifPresent(period -> masthead.line("covered_period", period, null));
    } else {
      masthead.line("covered_period", stated(about.period(), text), null);
      recorded.ifPresent(period -> masthead.line("recorded_period", period, null));
    }
    masthead.line("published_on", text.day(manifest.ended()), null);
    masthead.line("source_of_data", about.source(), null);
    masthead.line("licence", about.licence(), about.licenceUrl());
    masthead.line("contact", about.contact(), null);
    return masthead.html.close("dl").toString();
  }

  /**
   * Adds a line.
   *
   * @param value its text; null for no line
   * @param address the address of a link; null for no link
   */
  private void line(String key, String value, String address) {
    if (value == null || value.isEmpty()) {
      return;
    }
    html.open("div").element("dt", text.say(key)).open("dd");
    if (address != null && address.matches("https?://.*")) {
      html.open("a", "href", address, "rel", "license noreferrer")
          .text(DisplayText.of(value))
          .close("a");
    } else {
      html.open("bdi").text(DisplayText.of(value)).close("bdi");
    }
    html.close("dd", "div");
  }

  /** Returns the period that the job states, in EDTF, in words. */
  private static String stated(String edtf, ReportText text) {
    int slash = edtf.indexOf('/');
    if (slash < 0) {
      return text.period(edtf);
    }
    String first = text.period(edtf.substring(0, slash));
    String last = edtf.substring(slash + 1);
    return last.equals("..")
        ? text.say("since", "first", first)
        : text.say("from_to", "first", first, "last", text.period(last));
  }

  /** Returns the first and the last exact period with a record of any dataset. */
  private static Optional<String> recorded(List<DatasetSection> datasets, ReportText text) {
    for (String type : TYPES) {
      List<String> keys = new ArrayList<>();
      for (DatasetSection dataset : datasets) {
        for (Trend trend : dataset.figures().trends()) {
          if (trend.period().equals(type)) {
            trend.exact().stream().map(Entry::key).forEach(keys::add);
          }
        }
      }
      if (!keys.isEmpty()) {
        keys.sort(null);
        String first = text.period(keys.get(0));
        String last = text.period(keys.get(keys.size() - 1));
        return Optional.of(
            first.equals(last) ? first : text.say("from_to", "first", first, "last", last));
      }
    }
    return Optional.empty();
  }
}
