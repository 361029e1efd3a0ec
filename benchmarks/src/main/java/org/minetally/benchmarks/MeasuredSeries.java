package org.minetally.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The counted runs of one engine on one data set, in order.
 *
 * @param runs at least one
 */
record MeasuredSeries(List<Measurement> runs) {

  MeasuredSeries {
    runs = List.copyOf(runs);
  }

  double median() {
    return median(runs.stream().map(Measurement::seconds).toList());
  }

  double fastest() {
    return runs.stream().mapToDouble(Measurement::seconds).min().orElseThrow();
  }

  double slowest() {
    return most(Measurement::seconds);
  }

  double medianProcessor() {
    return median(runs.stream().map(Measurement::processorSeconds).toList());
  }

  double peakMebibytes() {
    return most(Measurement::peakMebibytes);
  }

  double writtenMebibytes() {
    return most(Measurement::writtenMebibytes);
  }

  /** Returns the median of the pairwise ratios of times; a drifting machine affects both runs. */
  double medianOfRatios(MeasuredSeries other) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      ratios.add(runs.get(i).seconds() / other.runs().get(i).seconds());
    }
    return median(ratios);
  }

  private double most(ToDoubleFunction<Measurement> value) {
    return runs.stream().mapToDouble(value).max().orElseThrow();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
