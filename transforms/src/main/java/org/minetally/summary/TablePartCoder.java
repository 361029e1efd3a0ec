package org.minetally.summary;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviderRegistrar;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.minetally.period.internal.DataEnd;
import org.minetally.summary.internal.CellTable;

/** Encodes a {@link TablePart}. Equal parts have equal encodings. */
final class TablePartCoder extends AtomicCoder<TablePart> {

  private static final long serialVersionUID = 1L;

  private static final byte FIGURES = 0;
  private static final byte NEWEST_DATES = 1;
  private static final byte SUPPRESSED_ROWS = 2;
  private static final byte SUPPRESSED_WINDOWS = 3;

  private static final TablePartCoder INSTANCE = new TablePartCoder();

  private TablePartCoder() {}

  /** Returns the coder. */
  static TablePartCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(TablePart part, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    if (part instanceof TablePart.Figures figures) {
      write(FIGURES, figures.cells(), data);
    } else if (part instanceof SuppressedRows rows) {
      write(SUPPRESSED_ROWS, rows.cells(), data);
    } else if (part instanceof SuppressedWindows windows) {
      write(SUPPRESSED_WINDOWS, windows.cells(), data);
    } else {
      DataEnd end = ((TablePart.NewestDates) part).end();
      data.writeByte(NEWEST_DATES);
      data.writeInt(end.precise());
      data.writeInt(end.any());
    }
    data.flush();
  }

  private static void write(byte kind, CellTable cells, DataOutputStream out) throws IOException {
    out.writeByte(kind);
    cells.write(out);
  }

  @Override
  public TablePart decode(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    byte kind = data.readByte();
    return switch (kind) {
      case FIGURES -> new TablePart.Figures(CellTable.read(data));
      case NEWEST_DATES -> new TablePart.NewestDates(new DataEnd(data.readInt(), data.readInt()));
      case SUPPRESSED_ROWS -> new SuppressedRows(CellTable.read(data));
      case SUPPRESSED_WINDOWS -> new SuppressedWindows(CellTable.read(data));
      default -> throw new IOException("unknown kind of table part: " + kind);
    };
  }

  /** Registers the coder as the default for parts of tables. */
  public static final class Registrar implements CoderProviderRegistrar {
    @Override
    public List<CoderProvider> getCoderProviders() {
      return List.of(CoderProviders.forCoder(TypeDescriptor.of(TablePart.class), of()));
    }
  }
}
