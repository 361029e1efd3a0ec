package org.minetally.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.minetally.parquet.internal.TableFiles;

/**
 * Compares the Parquet files of two tables up to their footers. The footers of equal tables differ
 * between processes, because the writer iterates over a hash set.
 */
final class SameData {

  private static final int TAIL = 8;
  private static final int BUFFER = 1 << 16;

  private SameData() {}

  /** Returns whether the tables in two folders have the same data in the same number of files. */
  static boolean in(Path one, Path other) throws IOException {
    List<Path> ofOne = TableFiles.in(one);
    List<Path> ofOther = TableFiles.in(other);
    boolean same = ofOne.size() == ofOther.size();
    for (int i = 0; same && i < ofOne.size(); i++) {
      same = areSame(ofOne.get(i), ofOther.get(i));
    }
    return same;
  }

  private static boolean areSame(Path one, Path other) throws IOException {
    long data = dataBytes(one);
    if (data != dataBytes(other)) {
      return false;
    }
    try (InputStream a = Files.newInputStream(one);
        InputStream b = Files.newInputStream(other)) {
      byte[] ofA = new byte[BUFFER];
      byte[] ofB = new byte[BUFFER];
      for (long left = data; left > 0; left -= BUFFER) {
        int size = (int) Math.min(BUFFER, left);
        if (a.readNBytes(ofA, 0, size) != size
            || b.readNBytes(ofB, 0, size) != size
            || !Arrays.equals(ofA, 0, size, ofB, 0, size)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Returns the number of bytes before the footer. A file ends with the footer, its size, and four
   * magic bytes.
   */
  private static long dataBytes(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      file.seek(file.length() - TAIL);
      return file.length() - TAIL - Integer.reverseBytes(file.readInt());
    }
  }
}
