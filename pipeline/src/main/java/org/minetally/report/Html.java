package org.minetally.report;

import java.util.List;

/** Writes HTML and SVG elements. Text from the data is shown as in the rest of the page. */
final class Html {

  private final StringBuilder out = new StringBuilder();

  /** Opens an element. */
  Html open(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1]));
      out.append('"');
    }
    out.append('>');
    return this;
  }

  /** Closes elements. */
  Html close(String... names) {
    for (String name : names) {
      out.append("</").append(name).append('>');
    }
    return this;
  }

  /** Adds text of the program, which is not truncated. */
  Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** Adds an element with text; nothing if the text is empty. */
  Html element(String name, String text, String... attributes) {
    return text.isEmpty() ? this : open(name, attributes).text(text).close(name);
  }

  /** A cell of a table. */
  record Cell(String text, boolean isNumber) {

    Cell {
      text = DisplayText.of(text);
    }

    static Cell text(String text) {
      return new Cell(text, false);
    }

    static Cell number(String text) {
      return new Cell(text, true);
    }
  }

  /** Adds a table; the first cell of a row is its header. */
  Html table(String caption, List<Cell> head, List<List<Cell>> rows) {
    open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
    open("table").element("caption", caption).open("thead").open("tr");
    head.forEach(cell -> open("th", attributes(cell, "col")).text(cell.text()).close("th"));
    close("tr", "thead").open("tbody");
    for (List<Cell> row : rows) {
      open("tr");
      open("th", "scope", "row").open("bdi").text(row.get(0).text()).close("bdi", "th");
      row.stream().skip(1).forEach(this::cell);
      close("tr");
    }
    return close("tbody", "table", "div");
  }

  private static String[] attributes(Cell cell, String scope) {
    return cell.isNumber()
        ? new String[] {"scope", scope, "class", "number"}
        : new String[] {"scope", scope};
  }

  private void cell(Cell cell) {
    if (cell.isNumber()) {
      open("td", "class", "number").text(cell.text()).close("td");
    } else {
      open("td").open("bdi").text(cell.text()).close("bdi", "td");
    }
  }

  /** Returns a coordinate with at most one decimal. */
  static String at(double number) {
    long tenths = Math.round(number * 10);
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
