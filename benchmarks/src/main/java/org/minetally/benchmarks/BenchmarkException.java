package org.minetally.benchmarks;

/** Thrown when the benchmark cannot continue; the message says why and what to do. */
final class BenchmarkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BenchmarkException(String message) {
    super(message);
  }
}
