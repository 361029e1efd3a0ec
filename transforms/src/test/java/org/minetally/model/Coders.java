package org.minetally.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.util.construction.RehydratedComponents;
import org.apache.beam.sdk.util.construction.SdkComponents;
import org.minetally.reconcile.Reconciliation;
import org.minetally.reconcile.internal.Message;
import org.minetally.summary.internal.CellTable;
import org.minetally.table.TableRows;

/** The coders of element types, as a runner gets them that receives the graph as a proto. */
public final class Coders {

  /** The element types that other packages see. */
  static final List<Class<?>> TYPES =
      List.of(Batch.class, CellTable.class, TableRows.class, Message.class, Reconciliation.class);

  private Coders() {}

  /** Returns the registered coder of a type, from a proto that holds those of all types. */
  @SuppressWarnings("unchecked")
  public static <T> Coder<T> of(Class<T> type) {
    try {
      SdkComponents components = components();
      String id = components.registerCoder(registered(type));
      return (Coder<T>) RehydratedComponents.forComponents(components.toComponents()).getCoder(id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String idOf(Class<?> type) {
    try {
      return components().registerCoder(registered(type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SdkComponents components() throws IOException {
    SdkComponents components = SdkComponents.create();
    for (Class<?> type : TYPES) {
      components.registerCoder(registered(type));
    }
    return components;
  }

  static <T> Coder<T> registered(Class<T> type) {
    try {
      return CoderRegistry.createDefault().getCoder(type);
    } catch (CannotProvideCoderException e) {
      throw new AssertionError(e);
    }
  }
}
