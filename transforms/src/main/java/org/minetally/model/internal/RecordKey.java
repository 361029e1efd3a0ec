package org.minetally.model.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * Turns a record's declared key into 128 bits, with the halves {@link #high()} and {@link #low()}.
 * A key of up to 15 bytes is kept as it is, with its length, so two different short keys never
 * collide. A longer key becomes 120 bits of its SHA-256: among a hundred million records the
 * probability of any collision is below one in 10^20.
 *
 * <p>Not safe for use by several threads.
 */
public final class RecordKey {

  /** Both halves of the key of a record without a key, which is never merged with another. */
  public static final long NONE = 0;

  private static final int LONGEST_VERBATIM = 15;
  private static final long HASHED = 0xff;

  private final MessageDigest digest;
  private long high;
  private long low;

  public RecordKey() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform supports SHA-256", e);
    }
  }

  /**
   * Sets the key to the bytes in [from, to) of {@code bytes}; an empty key becomes {@link #NONE}.
   */
  public void set(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length <= LONGEST_VERBATIM) {
      high = word(bytes, from, Math.min(to, from + 8));
      low = length > 8 ? word(bytes, from + 8, to) << 8 | length : length;
      return;
    }
    digest.update(bytes, from, length);
    byte[] hash = digest.digest();
    high = word(hash, 0, 8);
    low = word(hash, 8, 16) | HASHED;
  }

  /** Sets a key of several parts, so that different lists of parts give different keys. */
  public void set(String... parts) {
    StringBuilder key = new StringBuilder();
    for (String part : parts) {
      // The length before each part marks its end, whatever characters it contains.
      key.append(part.length()).append(':').append(part);
    }
    byte[] bytes = key.toString().getBytes(StandardCharsets.UTF_8);
    set(bytes, 0, bytes.length);
  }

  public long high() {
    return high;
  }

  public long low() {
    return low;
  }

  /**
   * Returns the text of a key that is kept as it is; empty for a key that was hashed, and for
   * {@link #NONE}.
   */
  public static Optional<String> text(long high, long low) {
    int length = (int) (low & HASHED);
    if (length == 0 || length > LONGEST_VERBATIM) {
      return Optional.empty();
    }
    byte[] bytes = new byte[length];
    int first = Math.min(length, 8);
    for (int i = 0; i < first; i++) {
      bytes[i] = (byte) (high >>> (8 * (first - 1 - i)));
    }
    for (int i = first; i < length; i++) {
      bytes[i] = (byte) (low >>> (8 * (length - i)));
    }
    return Optional.of(new String(bytes, StandardCharsets.UTF_8));
  }

  /** Returns a hash of both halves, by which keys are distributed over shards and table slots. */
  public static long mix(long high, long low) {
    long x = high * 0x9E3779B97F4A7C15L ^ Long.rotateLeft(low * 0xC2B2AE3D27D4EB4FL, 31);
    x = (x ^ x >>> 29) * 0xBF58476D1CE4E5B9L;
    return x ^ x >>> 32;
  }

  private static long word(byte[] bytes, int from, int to) {
    long word = 0;
    for (int i = from; i < to; i++) {
      word = word << 8 | (bytes[i] & 0xff);
    }
    return word;
  }
}
