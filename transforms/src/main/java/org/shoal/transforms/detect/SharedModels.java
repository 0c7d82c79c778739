package org.shoal.transforms.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.BeamFiles;

/**
 * The models open in this JVM, each once whatever the number of workers that use it. A model closes
 * with the last of its leases.
 */
public final class SharedModels {
  // The one static state there is: a copy of the network for each worker would exhaust a GPU.
  private static final ConcurrentHashMap<Key, Entry> OPEN = new ConcurrentHashMap<>();

  private SharedModels() {}

  /**
   * A lease on a model, which opens if it is not open yet. A file that has changed since is another
   * model.
   *
   * @param uri path or Beam filesystem URI of the ONNX file
   * @param device what to run on
   * @param threads how many run it and decode for it on the CPU; 0 for one a processor
   * @throws InvalidInputException when there is no such file, or it is no model
   */
  public static Lease acquire(String uri, Device device, int threads) {
    Key key = key(uri, device, threads);
    Entry entry =
        OPEN.compute(
            key,
            (k, open) ->
                open == null
                    ? new Entry(OnnxModel.open(uri, device, threads), 1)
                    : new Entry(open.model, open.leases + 1));
    return new Lease(key, entry.model);
  }

  /** Number of models open. */
  static int openModels() {
    return OPEN.size();
  }

  private static void release(Key key) {
    OPEN.computeIfPresent(
        key,
        (k, open) -> {
          if (open.leases > 1) {
            return new Entry(open.model, open.leases - 1);
          }
          open.model.close();
          return null;
        });
  }

  private static Key key(String uri, Device device, int threads) {
    try {
      List<MatchResult.Metadata> files = BeamFiles.match(uri);
      if (files.size() != 1) {
        throw new InvalidInputException(
            uri, "", files.isEmpty() ? "there is no such file" : "matches more than one file");
      }
      MatchResult.Metadata file = files.get(0);
      return new Key(uri, file.sizeBytes(), file.lastModifiedMillis(), device, threads);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at the model " + uri, e);
    }
  }

  private record Key(String uri, long bytes, long modified, Device device, int threads) {}

  private record Entry(OnnxModel model, int leases) {}

  /** The right to use a model until it is given back. */
  public static final class Lease implements AutoCloseable {
    private final Key key;
    private final OnnxModel model;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Lease(Key key, OnnxModel model) {
      this.key = key;
      this.model = model;
    }

    /** The model. */
    public OnnxModel model() {
      return model;
    }

    /** Gives the model back; a second time does nothing. */
    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        release(key);
      }
    }
  }
}
