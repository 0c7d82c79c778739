package org.shoal.runners.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystem;
import org.apache.beam.sdk.io.fs.CreateOptions;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions;

/**
 * Objects in memory, for all threads of this process, with what object stores can do and no more:
 * an object is written from its first byte to its last and there once that is done, it is read in
 * the same way, nothing is renamed, and there are no folders.
 */
final class ObjectStore extends FileSystem<ObjectName> {
  static final String SCHEME = "objects";

  private static final ConcurrentNavigableMap<String, byte[]> OBJECTS =
      new ConcurrentSkipListMap<>();
  private static final AtomicInteger LISTINGS = new AtomicInteger();
  private static volatile Fault fault = name -> {};

  /** What goes wrong. */
  @FunctionalInterface
  interface Fault {
    /**
     * Strikes, or not, when an object is half written.
     *
     * @throws IOException when it strikes
     */
    void strike(String name) throws IOException;
  }

  /** Forgets every object and fault. */
  static void clear() {
    OBJECTS.clear();
    fault = name -> {};
  }

  /** How often the store has been asked what it holds. */
  static int listings() {
    return LISTINGS.get();
  }

  static void setFault(Fault next) {
    fault = next;
  }

  static void putText(String name, String text) {
    OBJECTS.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes a folder's files as objects. */
  static void putAll(Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        OBJECTS.put(prefix + "/" + folder.relativize(file), Files.readAllBytes(file));
      }
    }
  }

  /** The objects below a name, by the rest of their names. */
  static SortedMap<String, byte[]> below(String prefix) {
    SortedMap<String, byte[]> below = new TreeMap<>();
    OBJECTS
        .tailMap(prefix)
        .forEach(
            (name, bytes) -> {
              if (name.startsWith(prefix + "/")) {
                below.put(name.substring(prefix.length() + 1), bytes);
              }
            });
    return below;
  }

  @Override
  protected List<MatchResult> match(List<String> specs) {
    LISTINGS.incrementAndGet();
    return specs.stream().map(ObjectStore::match).toList();
  }

  private static MatchResult match(String spec) {
    Pattern pattern =
        Pattern.compile(Pattern.quote(spec).replace("**", "\\E.+\\Q").replace("*", "\\E[^/]*\\Q"));
    List<MatchResult.Metadata> found =
        OBJECTS.entrySet().stream()
            .filter(object -> pattern.matcher(object.getKey()).matches())
            .map(
                object ->
                    MatchResult.Metadata.builder()
                        .setResourceId(new ObjectName(object.getKey()))
                        .setSizeBytes(object.getValue().length)
                        .setIsReadSeekEfficient(false)
                        .build())
            .toList();
    return found.isEmpty()
        ? MatchResult.create(
            MatchResult.Status.NOT_FOUND, new FileNotFoundException("there is no " + spec))
        : MatchResult.create(MatchResult.Status.OK, found);
  }

  @Override
  protected WritableByteChannel create(ObjectName object, CreateOptions options) {
    return Channels.newChannel(
        new ByteArrayOutputStream() {
          @Override
          public void close() throws IOException {
            byte[] whole = toByteArray();
            try {
              fault.strike(object.uri());
            } catch (IOException e) {
              OBJECTS.put(object.uri(), Arrays.copyOf(whole, whole.length / 2));
              throw e;
            }
            OBJECTS.put(object.uri(), whole);
          }
        });
  }

  @Override
  protected ReadableByteChannel open(ObjectName object) throws IOException {
    byte[] bytes = OBJECTS.get(object.uri());
    if (bytes == null) {
      throw new FileNotFoundException("there is no " + object);
    }
    return Channels.newChannel(new ByteArrayInputStream(bytes));
  }

  @Override
  protected void copy(List<ObjectName> sources, List<ObjectName> targets) {
    throw new UnsupportedOperationException("not in this store");
  }

  @Override
  protected void rename(
      List<ObjectName> sources, List<ObjectName> targets, MoveOptions... options) {
    throw new UnsupportedOperationException("not in this store");
  }

  @Override
  protected void delete(Collection<ObjectName> objects) {
    objects.forEach(object -> OBJECTS.remove(object.uri()));
  }

  @Override
  protected ObjectName matchNewResource(String uri, boolean folder) {
    return new ObjectName(folder && !uri.endsWith("/") ? uri + "/" : uri);
  }

  @Override
  protected String getScheme() {
    return SCHEME;
  }
}
