package org.minetally.format.internal.parquet;

import org.apache.parquet.format.InterningProtocol;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TEndpointTransport;
import shaded.parquet.org.apache.thrift.transport.TTransportException;

/**
 * Reads Thrift structures from an array. Thrift compares the lengths of lists and strings with the
 * remaining bytes, so a false length allocates nothing.
 */
final class ThriftBytes extends TEndpointTransport {

  private final byte[] bytes;
  private final int end;
  private int position;

  private ThriftBytes(byte[] bytes, int from, int end) throws TTransportException {
    super(TConfiguration.custom().setMaxMessageSize(Math.max(1, end - from)).build());
    this.bytes = bytes;
    this.position = from;
    this.end = end;
    updateKnownMessageSize(Math.max(1, end - from));
  }

  /**
   * Reads a structure.
   *
   * @param from the offset of its first byte
   * @param end the offset after the last byte that may belong to it
   * @return the offset of the byte after it
   * @throws TException if the bytes are not a valid structure
   */
  static int read(TBase<?, ?> structure, byte[] bytes, int from, int end) throws TException {
    ThriftBytes transport = new ThriftBytes(bytes, from, end);
    try {
      int most = Math.max(1, end - from);
      structure.read(new InterningProtocol(new TCompactProtocol(transport, most, most)));
    } catch (StackOverflowError e) {
      throw new TException("structures are nested too deeply", e);
    } catch (RuntimeException e) {
      throw new TException("not a structure", e);
    }
    return transport.position;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws TTransportException {
    int read = Math.min(length, end - position);
    if (read <= 0 && length > 0) {
      throw new TTransportException(TTransportException.END_OF_FILE);
    }
    System.arraycopy(bytes, position, target, offset, read);
    consumeBuffer(read);
    return read;
  }

  @Override
  public byte[] getBuffer() {
    return bytes;
  }

  @Override
  public int getBufferPosition() {
    return position;
  }

  @Override
  public int getBytesRemainingInBuffer() {
    return end - position;
  }

  @Override
  public void consumeBuffer(int length) {
    position += length;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void open() {}

  @Override
  public void close() {}

  @Override
  public void write(byte[] source, int offset, int length) {
    throw new UnsupportedOperationException("read only");
  }
}
