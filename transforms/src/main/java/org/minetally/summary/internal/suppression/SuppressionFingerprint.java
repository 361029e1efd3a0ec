package org.minetally.summary.internal.suppression;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Identifies everything that decides what a snapshot suppresses, except for the history. It does
 * not depend on the order of atoms and cells.
 */
final class SuppressionFingerprint {

  private final MessageDigest digest;

  private SuppressionFingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns the fingerprint of atoms, the tables that count them, and the rules. */
  static String of(
      List<Atom> atoms, List<PublishedMeasure> published, Set<Integer> uneven, Rules rules) {
    SuppressionFingerprint all = new SuppressionFingerprint();
    String shared = rules.minimum() + " " + sorted(rules.outcomes()) + " " + sorted(uneven);
    all.digest.update(shared.getBytes(StandardCharsets.UTF_8));
    MessageDigest ofAtom = new SuppressionFingerprint().digest;
    long[] hashes = atoms.stream().mapToLong(atom -> hash(atom, ofAtom)).toArray();
    all.add(hashes.clone());
    for (PublishedMeasure measure : published) {
      all.add(new long[] {measure.measure()});
      all.add(cells(measure, hashes));
    }
    return HexFormat.of().formatHex(all.digest.digest());
  }

  private static String sorted(Set<Integer> numbers) {
    return new TreeSet<>(numbers).toString();
  }

  private static long hash(Atom atom, MessageDigest digest) {
    byte[] hash = digest.digest(atom.toString().getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(hash).getLong();
  }

  /** Returns the sum of the hashes of the atoms in each cell. */
  private static long[] cells(PublishedMeasure measure, long[] hashes) {
    long[] sums = new long[measure.cells() + 1];
    for (int atom = 0; atom < hashes.length; atom++) {
      sums[measure.from()[atom]] += hashes[atom];
      sums[measure.to()[atom]] -= hashes[atom];
    }
    for (int cell = 1; cell < sums.length; cell++) {
      sums[cell] += sums[cell - 1];
    }
    return Arrays.copyOf(sums, measure.cells());
  }

  private void add(long[] values) {
    Arrays.sort(values);
    ByteBuffer bytes = ByteBuffer.allocate((1 + values.length) * Long.BYTES);
    bytes.putLong(values.length);
    LongStream.of(values).forEach(bytes::putLong);
    digest.update(bytes.array());
  }
}
