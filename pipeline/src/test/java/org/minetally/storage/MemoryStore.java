package org.minetally.storage;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystem;
import org.apache.beam.sdk.io.fs.CreateOptions;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MatchResult.Status;
import org.apache.beam.sdk.io.fs.MoveOptions;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * A store in memory, {@code memory://}, with only the guarantees of an object store: an object
 * exists once its writer is closed; there are no folders and no exclusive creation.
 */
public final class MemoryStore extends FileSystem<MemoryId> {

  /** The lock for tests that use this store, of which there is only one. */
  public static final String RESOURCE = "memory store";

  private static final NavigableMap<String, Stored> OBJECTS = new ConcurrentSkipListMap<>();
  private static final Pattern PARTS = Pattern.compile("\\*\\*|[*?]|[^*?]+");
  private static final AtomicLong CLOCK = new AtomicLong();
  private static final List<Consumer<String>> WRITERS = new ArrayList<>();
  private static final List<Consumer<String>> READERS = new CopyOnWriteArrayList<>();

  /** One object. */
  private static final class Stored {
    private final byte[] content;
    private final long version;

    Stored(byte[] content, long version) {
      this.content = content;
      this.version = version;
    }

    byte[] content() {
      return content;
    }

    long version() {
      return version;
    }
  }

  /** Removes all objects and actions. */
  public static void clear() {
    OBJECTS.clear();
    WRITERS.clear();
    READERS.clear();
  }

  /** Puts an object. */
  public static void put(String uri, byte[] content) {
    OBJECTS.put(uri, new Stored(content.clone(), CLOCK.incrementAndGet()));
  }

  /** Returns the content of an object; null if it does not exist. */
  public static byte[] get(String uri) {
    Stored stored = OBJECTS.get(uri);
    return stored == null ? null : stored.content();
  }

  /** Removes an object. */
  public static void remove(String uri) {
    OBJECTS.remove(uri);
  }

  /** Removes all objects in a folder. */
  public static void removeFolder(String uri) {
    OBJECTS.keySet().removeIf(name -> name.startsWith(uri + "/"));
  }

  /** Returns the URIs of all objects. */
  public static List<String> uris() {
    return List.copyOf(OBJECTS.keySet());
  }

  /** Sets an action to run before each object is written, such as a failure. */
  public static void beforeWriting(Consumer<String> action) {
    WRITERS.add(action);
  }

  /** Sets an action to run before each object is opened, such as a failure. */
  public static void beforeReading(Consumer<String> action) {
    READERS.add(action);
  }

  @Override
  protected String getScheme() {
    return "memory";
  }

  @Override
  protected List<MatchResult> match(List<String> specs) {
    return specs.stream().map(MemoryStore::match).toList();
  }

  private static MatchResult match(String spec) {
    StringBuilder regex = new StringBuilder();
    Matcher parts = PARTS.matcher(spec);
    while (parts.find()) {
      regex.append(
          switch (parts.group()) {
            case "**" -> ".*";
            case "*" -> "[^/]*";
            case "?" -> "[^/]";
            default -> Pattern.quote(parts.group());
          });
    }
    Pattern pattern = Pattern.compile(regex.toString());
    List<MatchResult.Metadata> found = new ArrayList<>();
    OBJECTS.forEach(
        (uri, stored) -> {
          if (pattern.matcher(uri).matches()) {
            found.add(
                MatchResult.Metadata.builder()
                    .setResourceId(new MemoryId(uri))
                    .setSizeBytes(stored.content().length)
                    .setLastModifiedMillis(stored.version())
                    .setIsReadSeekEfficient(true)
                    .build());
          }
        });
    return found.isEmpty()
        ? MatchResult.create(Status.NOT_FOUND, new FileNotFoundException(spec))
        : MatchResult.create(Status.OK, found);
  }

  @Override
  protected WritableByteChannel create(MemoryId id, CreateOptions options) throws IOException {
    try {
      WRITERS.forEach(action -> action.accept(id.uri()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WritableByteChannel channel = Channels.newChannel(bytes);
    return new WritableByteChannel() {
      @Override
      public int write(ByteBuffer source) throws IOException {
        return channel.write(source);
      }

      @Override
      public boolean isOpen() {
        return channel.isOpen();
      }

      @Override
      public void close() throws IOException {
        if (channel.isOpen()) {
          channel.close();
          put(id.uri(), bytes.toByteArray());
        }
      }
    };
  }

  @Override
  protected ReadableByteChannel open(MemoryId id) throws IOException {
    READERS.forEach(action -> action.accept(id.uri()));
    byte[] content = get(id.uri());
    if (content == null) {
      throw new FileNotFoundException(id.uri());
    }
    SeekableByteChannel channel = new SeekableInMemoryByteChannel(content);
    return channel;
  }

  @Override
  protected void copy(List<MemoryId> from, List<MemoryId> to) throws IOException {
    for (int i = 0; i < from.size(); i++) {
      byte[] content = get(from.get(i).uri());
      if (content == null) {
        throw new FileNotFoundException(from.get(i).uri());
      }
      String target = to.get(i).uri();
      WRITERS.forEach(action -> action.accept(target));
      put(target, content);
    }
  }

  @Override
  protected void rename(List<MemoryId> from, List<MemoryId> to, MoveOptions... options)
      throws IOException {
    copy(from, to);
    delete(from);
  }

  @Override
  protected void delete(Collection<MemoryId> ids) {
    ids.forEach(id -> OBJECTS.remove(id.uri()));
  }

  @Override
  protected MemoryId matchNewResource(String uri, boolean folder) {
    return new MemoryId(folder && !uri.endsWith("/") ? uri + "/" : uri);
  }
}
