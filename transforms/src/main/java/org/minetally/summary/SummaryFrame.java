package org.minetally.summary;

import java.io.Serializable;
import org.minetally.model.Dataset;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.period.internal.DataEnd;

/**
 * What a row of a summary table depends on besides the figures of its own region: when the data
 * begin and end. Days are counted from 1970-01-01.
 *
 * @param firstCasualty the first day of the exact periods that have casualty records; {@link
 *     Integer#MAX_VALUE} if there are none
 * @param firstDetection likewise for detection records
 * @param lastDay the last day of all periods and buckets except the unknown one; {@link
 *     Integer#MIN_VALUE} if there are none
 * @param dataEnd the newest date of the records
 */
record SummaryFrame(int firstCasualty, int firstDetection, int lastDay, DataEnd dataEnd)
    implements Serializable {

  /** No records. */
  static final SummaryFrame NONE =
      new SummaryFrame(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, DataEnd.NONE);

  /** Returns the frame of a period or bucket. */
  static SummaryFrame of(Period period, boolean casualties, boolean detections) {
    boolean isDated = period.endDay() != DateInterval.UNKNOWN.endDay();
    return new SummaryFrame(
        casualties && period.exact() ? period.startDay() : NONE.firstCasualty,
        detections && period.exact() ? period.startDay() : NONE.firstDetection,
        isDated ? period.endDay() : NONE.lastDay,
        DataEnd.NONE);
  }

  /** Returns a frame in which only the newest date is known. */
  static SummaryFrame of(DataEnd dataEnd) {
    return new SummaryFrame(NONE.firstCasualty, NONE.firstDetection, NONE.lastDay, dataEnd);
  }

  /** Returns the frame of these records and others. */
  SummaryFrame and(SummaryFrame other) {
    return new SummaryFrame(
        Math.min(firstCasualty, other.firstCasualty),
        Math.min(firstDetection, other.firstDetection),
        Math.max(lastDay, other.lastDay),
        dataEnd.with(other.dataEnd));
  }

  /** Returns the first day of the exact periods that have records of a dataset. */
  int firstDay(Dataset dataset) {
    return dataset == Dataset.CASUALTIES ? firstCasualty : firstDetection;
  }
}
