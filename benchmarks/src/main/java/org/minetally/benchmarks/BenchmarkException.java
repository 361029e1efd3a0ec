package org.minetally.benchmarks;

/** The benchmark cannot go on; the message says why, and what to do, to whoever runs it. */
final class BenchmarkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BenchmarkException(String message) {
    super(message);
  }
}
