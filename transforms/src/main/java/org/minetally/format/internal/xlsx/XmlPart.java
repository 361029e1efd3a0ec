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
 * The XML of one part of a workbook, read from front to back. It is data that nobody has vouched
 * for: a document type is refused, so that there are no entities to grow or to fetch; and texts,
 * depth and the number of names are bounded, since a parser holds them.
 */
final class XmlPart implements Closeable {

  /** Characters of a text. A cell holds 32,767 at most. */
  private static final int LONGEST_TEXT = 1 << 20;

  private static final int MOST_BYTES_AT_ONCE = 8 << 20;
  private static final int DEEPEST = 64;

  /** The format has some hundred. */
  private static final int MOST_NAMES = 4096;

  private static final XMLInputFactory FACTORY = factory();

  private final InputStream in;
  private final BoundedStream bounded;
  private final XMLStreamReader xml;
  private final Set<String> names = new HashSet<>();
  private int depth;

  /**
   * A part.
   *
   * @param in its bytes, which are closed with it
   * @param what it is, in messages
   * @param most bytes of it, at most
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
   * Goes on to the next beginning or end of an element.
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
          // Text between elements that are read says nothing.
        }
      }
    }
  }

  /** Goes on to the next beginning of an element; false at the end of the part. */
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

  /** The value of an attribute of the element that has begun, or null. Prefixes say nothing. */
  String attribute(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  /** The text in the element that has begun, how a word is pronounced left out. */
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
            "a text has more than " + LONGEST_TEXT + " characters; a cell holds 32,767", null);
      }
    }
    return text.toString();
  }

  /** The parser reads a text to its end only now, and wraps what it then meets. */
  private String characters() throws IOException {
    try {
      return xml.getText();
    } catch (RuntimeException e) {
      throw failure(e);
    }
  }

  /** Goes on to the end of the element that has begun. */
  void skip() throws IOException {
    int end = depth - 1;
    while (depth > end) {
      step();
    }
  }

  /** Reads what is left without looking at it, so that lengths and checksums are compared. */
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
              "the workbook declares a document type or uses an entity, which no workbook does; it is not read",
              null);
      case XMLStreamConstants.END_DOCUMENT -> {
        if (depth > 0) {
          throw new FormatException("the workbook's XML ends too early", null);
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

  /** What the stream threw, if it did, else that this is no XML. */
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
