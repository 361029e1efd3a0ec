package org.minetally.format.internal.parquet;

import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.minetally.format.internal.FormatException;
import shaded.parquet.org.apache.thrift.TException;

/**
 * Reads the pages of one column in one row group. {@link #advance} reads, decompresses and checks
 * the next page before the library takes it, so any exception of the library concerns the page's
 * values.
 */
final class ChunkPages implements PageReader {

  private final FlatColumn column;
  private final byte[] bytes;
  private final PageCodec codec;
  private final long values;
  private int position;
  private long announced;
  private DictionaryPage dictionary;
  private DataPage page;

  /**
   * Creates a reader.
   *
   * @param bytes the chunk, possibly followed by more bytes
   * @param metadata the chunk's metadata from the footer
   */
  ChunkPages(FlatColumn column, byte[] bytes, ColumnMetaData metadata) {
    this.column = column;
    this.bytes = bytes;
    this.codec = new PageCodec(column, metadata.getCodec());
    this.values = metadata.getNum_values();
  }

  /**
   * Prepares the next page that has values.
   *
   * @return the number of its values
   */
  int advance() throws FormatException {
    int read = 0;
    while (read == 0) {
      PageHeader header = header();
      int from = position;
      position += header.getCompressed_page_size();
      verify(header, from);
      if (header.getType() == PageType.DICTIONARY_PAGE) {
        dictionary = dictionary(header, from);
      } else if (header.getType() == PageType.DATA_PAGE) {
        read = version1(header, from);
      } else if (header.getType() == PageType.DATA_PAGE_V2) {
        read = version2(header, from);
      }
    }
    return read;
  }

  private PageHeader header() throws FormatException {
    PageHeader header = new PageHeader();
    try {
      position = ThriftBytes.read(header, bytes, position, bytes.length);
    } catch (TException e) {
      throw Damage.in(column, "the header of a page cannot be decoded", e);
    }
    check(
        header.getCompressed_page_size() >= 0
            && header.getCompressed_page_size() <= bytes.length - position
            && header.getUncompressed_page_size() >= 0,
        "a page is larger than its column");
    return header;
  }

  private void verify(PageHeader header, int from) throws FormatException {
    if (header.isSetCrc()) {
      CRC32 crc = new CRC32();
      crc.update(bytes, from, header.getCompressed_page_size());
      check((int) crc.getValue() == header.getCrc(), "a page does not match its checksum");
    }
  }

  private DictionaryPage dictionary(PageHeader header, int from) throws FormatException {
    DictionaryPageHeader about = header.getDictionary_page_header();
    check(about != null && dictionary == null, "its dictionary is misplaced");
    byte[] content =
        codec.decompress(
            bytes, from, header.getCompressed_page_size(), header.getUncompressed_page_size());
    int entries = about.getNum_values();
    check(
        PageCheck.holdsDictionary(column, content, entries),
        String.format(
            Locale.ROOT,
            "a dictionary of %d bytes cannot contain %d values",
            content.length,
            entries));
    return new DictionaryPage(
        BytesInput.from(content), entries, org.apache.parquet.column.Encoding.PLAIN);
  }

  private int version1(PageHeader header, int from) throws FormatException {
    DataPageHeader about = header.getData_page_header();
    check(about != null && about.isSetNum_values(), "the header of a page is incomplete");
    int number = count(about.getNum_values());
    if (number == 0) {
      return 0;
    }
    byte[] content =
        codec.decompress(
            bytes, from, header.getCompressed_page_size(), header.getUncompressed_page_size());
    int present =
        new PageCheck(column, about.getEncoding(), number)
            .version1(content, about.getDefinition_level_encoding());
    page =
        new DataPageV1(
            BytesInput.from(content),
            number,
            content.length,
            null,
            org.apache.parquet.column.Encoding.RLE,
            column.isOptional()
                ? encoding(about.getDefinition_level_encoding(), number)
                : org.apache.parquet.column.Encoding.RLE,
            encoding(about.getEncoding(), present));
    return number;
  }

  private int version2(PageHeader header, int from) throws FormatException {
    DataPageHeaderV2 about = header.getData_page_header_v2();
    check(about != null, "the header of a page is incomplete");
    int number = count(about.getNum_values());
    int repetitions = about.getRepetition_levels_byte_length();
    int definitions = about.getDefinition_levels_byte_length();
    long levels = (long) repetitions + definitions;
    check(
        repetitions >= 0
            && definitions >= 0
            && levels <= header.getCompressed_page_size()
            && levels <= header.getUncompressed_page_size(),
        "a page is smaller than its levels");
    if (number == 0) {
      return 0;
    }
    byte[] nulls = new byte[definitions];
    System.arraycopy(bytes, from + repetitions, nulls, 0, definitions);
    int size = header.getCompressed_page_size() - (int) levels;
    byte[] content = contentOfVersion2(header, about, from + (int) levels, size, (int) levels);
    int present = new PageCheck(column, about.getEncoding(), number).version2(nulls, content);
    page =
        DataPageV2.uncompressed(
            number,
            number - present,
            number,
            BytesInput.empty(),
            BytesInput.from(nulls),
            encoding(about.getEncoding(), present),
            BytesInput.from(content),
            null);
    return number;
  }

  /**
   * Returns the content of a page. An empty page may have no bytes, which every codec would reject.
   */
  private byte[] contentOfVersion2(
      PageHeader header, DataPageHeaderV2 about, int from, int size, int levels)
      throws FormatException {
    if (size == 0 || (about.isSetIs_compressed() && !about.isIs_compressed())) {
      byte[] content = new byte[size];
      System.arraycopy(bytes, from, content, 0, size);
      return content;
    }
    return codec.decompress(bytes, from, size, header.getUncompressed_page_size() - levels);
  }

  private int count(int number) throws FormatException {
    announced += number;
    check(
        number >= 0 && announced <= values,
        String.format(
            Locale.ROOT,
            "its pages contain more than the %d values declared in the footer",
            values));
    return number;
  }

  /**
   * Returns the encoding to use. Some decoders fail on a page without bytes, even if it has no
   * values.
   */
  private static org.apache.parquet.column.Encoding encoding(Encoding encoding, int present) {
    return present == 0
        ? org.apache.parquet.column.Encoding.PLAIN
        : org.apache.parquet.column.Encoding.valueOf(encoding.name());
  }

  private void check(boolean valid, String otherwise) throws FormatException {
    if (!valid) {
      throw Damage.in(column, otherwise, null);
    }
  }

  @Override
  public DictionaryPage readDictionaryPage() {
    return dictionary;
  }

  @Override
  public long getTotalValueCount() {
    return values;
  }

  @Override
  public DataPage readPage() {
    return page;
  }
}
