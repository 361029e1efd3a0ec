package org.minetally.format.internal.xlsx;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.minetally.format.internal.BoundedStream;
import org.minetally.format.internal.FormatException;

/**
 * Reads the XML of one part of a workbook from front to back. The data is untrusted: a document
 * type is rejected, so that no entities can expand or be fetched, and the length of strings, the
 * depth and the number of names are limited, since the parser keeps them in memory.
 */
final class XmlPart implements Closeable {

  /** The maximum length of a string in characters. A cell contains at most 32,767. */
  private static final int LONGEST_TEXT = 1 << 20;

  private static final int MOST_BYTES_AT_ONCE = 8 << 20;
  private static final int DEEPEST = 64;

  /** The maximum number of distinct names. The format defines a few hundred. */
  private static final int MOST_NAMES = 4096;

  private static final XMLInputFactory FACTORY = factory();

  private final InputStream in;
  private final BoundedStream bounded;
  private final XMLStreamReader xml;
  private final Set<String> names = new HashSet<>();
  private int depth;

  /**
   * Opens a part.
   *
   * @param in its bytes; closed with the part
   * @param what the name of the part, for messages
   * @param most the maximum number of bytes to read
   */
  XmlPart(InputStream in, String what, long most) throws IOException {
    this.in = in;
    this.bounded = new BoundedStream(in, what, most, MOST_BYTES_AT_ONCE);
    try {
      this.xml = FACTORY.createXMLStreamReader(bounded);
    } catch (XMLStreamException e) {
      in.close();
      throw failure(e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /**
   * Advances to the next start or end of an element.
   *
   * @return false at the end of the part
   */
  boolean next() throws IOException {
    while (true) {
      switch (step()) {
        case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
          return true;
        }
        case XMLStreamConstants.END_DOCUMENT -> {
          return false;
        }
        default -> {
          // Text between elements is insignificant.
        }
      }
    }
  }

  /** Advances to the next start of an element; returns false at the end of the part. */
  boolean nextStart() throws IOException {
    while (next()) {
      if (xml.isStartElement()) {
        return true;
      }
    }
    return false;
  }

  boolean isStart(String element) {
    return xml.isStartElement() && xml.getLocalName().equals(element);
  }

  boolean isEnd(String element) {
    return xml.isEndElement() && xml.getLocalName().equals(element);
  }

  /** Returns the value of an attribute of the current element, or null. Prefixes are ignored. */
  String attribute(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  /** Returns the text in the current element, without phonetic hints. */
  String text() throws IOException {
    StringBuilder text = new StringBuilder();
    int end = depth - 1;
    int silent = Integer.MAX_VALUE;
    while (depth > end) {
      switch (step()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (xml.getLocalName().equals("rPh")) {
            silent = Math.min(silent, depth);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (depth < silent) {
            silent = Integer.MAX_VALUE;
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (depth < silent) {
            text.append(characters());
          }
        }
        default -> {
          // Comments and the like.
        }
      }
      if (text.length() > LONGEST_TEXT) {
        throw new FormatException(
            "a value has more than " + LONGEST_TEXT + " characters; a cell can contain 32,767",
            null);
      }
    }
    return text.toString();
  }

  /** Returns the current text. The parser reads it only now and wraps any exception. */
  private String characters() throws IOException {
    try {
      return xml.getText();
    } catch (RuntimeException e) {
      throw failure(e);
    }
  }

  /** Skips to the end of the current element. */
  void skip() throws IOException {
    int end = depth - 1;
    while (depth > end) {
      step();
    }
  }

  /** Discards the remaining bytes, so that the length and checksum are verified. */
  void drain() throws IOException {
    bounded.step();
    in.transferTo(OutputStream.nullOutputStream());
  }

  private int step() throws IOException {
    int event;
    try {
      event = xml.next();
    } catch (XMLStreamException e) {
      throw failure(e);
    }
    bounded.step();
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> begin();
      case XMLStreamConstants.END_ELEMENT -> depth--;
      case XMLStreamConstants.PROCESSING_INSTRUCTION -> known(xml.getPITarget());
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw new FormatException(
              "the workbook declares a document type or uses an entity, which is not allowed; save it again with a spreadsheet program",
              null);
      case XMLStreamConstants.END_DOCUMENT -> {
        if (depth > 0) {
          throw new FormatException("the workbook's XML is truncated", null);
        }
      }
      default -> {
        // Text.
      }
    }
    return event;
  }

  private void begin() throws FormatException {
    if (++depth > DEEPEST) {
      throw new FormatException(
          "the workbook's XML is nested more than " + DEEPEST + " levels deep", null);
    }
    known(xml.getLocalName());
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      known(xml.getAttributeLocalName(i));
    }
    for (int i = 0; i < xml.getNamespaceCount(); i++) {
      known("xmlns:" + xml.getNamespacePrefix(i) + "=" + xml.getNamespaceURI(i));
    }
  }

  private void known(String name) throws FormatException {
    if (names.add(name) && names.size() > MOST_NAMES) {
      throw new FormatException(
          "the workbook's XML uses more than " + MOST_NAMES + " different names", null);
    }
  }

  /** Returns the stream's own exception, if there is one; otherwise the XML is invalid. */
  private static IOException failure(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return io;
      }
      if (cause instanceof XMLStreamException xml
          && xml.getNestedException() instanceof IOException io) {
        return io;
      }
    }
    return new IOException(e);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
