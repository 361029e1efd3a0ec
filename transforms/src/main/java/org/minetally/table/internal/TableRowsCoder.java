package org.minetally.table.internal;

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
import org.minetally.table.TableRows;

/** Encodes a {@link TableRows}. Equal rows have equal encodings. */
public final class TableRowsCoder extends AtomicCoder<TableRows> {

  private static final long serialVersionUID = 1L;

  private static final TableRowsCoder INSTANCE = new TableRowsCoder();

  private TableRowsCoder() {}

  /** Returns the coder. */
  public static TableRowsCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(TableRows table, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    table.write(data);
    data.flush();
  }

  @Override
  public TableRows decode(InputStream in) throws IOException {
    return TableRows.read(new DataInputStream(in));
  }

  /** Makes the coder the default for table rows. */
  public static final class Registrar implements CoderProviderRegistrar {
    @Override
    public List<CoderProvider> getCoderProviders() {
      return List.of(CoderProviders.forCoder(TypeDescriptor.of(TableRows.class), of()));
    }
  }
}
