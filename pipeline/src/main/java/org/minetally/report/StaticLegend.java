package org.minetally.report;

/** A legend as HTML, with the markup of the legends that the script draws. */
record StaticLegend(Html html) {

  void open() {
    html.open("ul", "class", "legend");
  }

  void close() {
    html.close("ul");
  }

  /**
   * Adds a square.
   *
   * @param colour the name of its colour
   * @param pattern the pattern over it; empty for none
   */
  void swatch(String text, String colour, String pattern) {
    symbol();
    square("style", "fill:var(--" + colour + ");stroke:var(--quiet)");
    if (!pattern.isEmpty()) {
      square("fill", "url(#" + pattern + ")");
    }
    html.close("svg").text(text).close("li");
  }

  /** Adds the mark of a suppressed figure. */
  void diamond(String text) {
    symbol();
    html.open("path", "class", "hidden-mark", "d", "M9 1L14 6.5L9 12L4 6.5z").close("path");
    html.close("svg").text(text).close("li");
  }

  private void symbol() {
    html.open("li");
    html.open("svg", "class", "swatch", "viewBox", "0 0 18 13", "aria-hidden", "true");
  }

  private void square(String name, String value) {
    html.open("rect", "x", "0.5", "y", "0.5", "width", "17", "height", "12", name, value);
    html.close("rect");
  }
}
