package org.minetally.reconcile.internal;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Gives all workers the numbers of records and lines of each range that was read, from which they
 * compute a record's position in its file.
 */
public final class RangeSizes
    extends PTransform<PCollection<Message>, PCollectionView<Iterable<Message>>> {

  private static final long serialVersionUID = 1L;

  private RangeSizes() {}

  /** Returns a transform of the messages of reading. */
  public static RangeSizes ofRanges() {
    return new RangeSizes();
  }

  @Override
  public PCollectionView<Iterable<Message>> expand(PCollection<Message> messages) {
    return messages
        .apply("Select sizes", ParDo.of(new SelectFn()))
        .setCoder(MessageCoder.of())
        .apply("Give them to all workers", View.asIterable());
  }

  /** Returns the sizes of the view in reading order. */
  public static List<Message.RangeCounts> inReadingOrder(Iterable<Message> sizes) {
    List<Message.RangeCounts> sorted = new ArrayList<>();
    sizes.forEach(message -> sorted.add((Message.RangeCounts) message));
    sorted.sort(Message.RangeCounts.order());
    return sorted;
  }

  private static final class SelectFn extends DoFn<Message, Message> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void select(@Element Message message, OutputReceiver<Message> out) {
      if (message instanceof Message.RangeCounts counts) {
        out.output(counts.sizes());
      }
    }
  }
}
