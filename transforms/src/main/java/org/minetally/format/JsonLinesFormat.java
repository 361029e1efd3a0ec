package org.minetally.format;

import java.io.IOException;

/** JSON Lines: an object a line, in UTF-8; empty lines are skipped. */
public final class JsonLinesFormat extends JsonTableFormat {

  @Override
  JsonRecords records(Content content) throws IOException {
    return new JsonLinesRecords(TextEncoding.utf8(content.stream()));
  }
}
