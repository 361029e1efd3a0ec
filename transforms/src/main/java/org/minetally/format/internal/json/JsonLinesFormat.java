package org.minetally.format.internal.json;

import java.io.IOException;
import org.minetally.format.internal.Content;
import org.minetally.format.internal.TextEncoding;

/** Reads JSON Lines: one object per line, in UTF-8. Empty lines are skipped. */
public final class JsonLinesFormat extends JsonTableFormat {

  @Override
  JsonRecords records(Content content) throws IOException {
    return new JsonLinesRecords(TextEncoding.utf8(content.stream()));
  }
}
