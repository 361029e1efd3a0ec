package org.minetally.mapping;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.minetally.record.SourceRecord;

/**
 * Hashes a record's bytes to 128 bits, by which equal records are found and counted. Nothing else
 * depends on it: the chance that two different ones among a hundred million get one hash is below
 * one in 10^20.
 */
final class Fingerprint {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private long high;
  private long low;

  void read(SourceRecord record) {
    byte[] bytes = record.bytes();
    int end = record.recordEnd();
    long a = (long) end - record.recordStart();
    long b = ~a;
    int at = record.recordStart();
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long word = (long) WORDS.get(bytes, at);
      a = mix(a ^ word, 0x9E3779B97F4A7C15L);
      b = mix(b + word, 0xC2B2AE3D27D4EB4FL);
    }
    long rest = 0;
    for (; at < end; at++) {
      rest = rest << 8 | (bytes[at] & 0xff);
    }
    high = mix(a ^ rest, 0xBF58476D1CE4E5B9L);
    low = mix(b + rest, 0x94D049BB133111EBL) | 1;
  }

  long high() {
    return high;
  }

  long low() {
    return low;
  }

  private static long mix(long x, long by) {
    long mixed = x * by;
    return mixed ^ mixed >>> 29 ^ x << 17;
  }
}
