package org.shoal.io.resume;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.apache.beam.sdk.coders.Coder;
import org.shoal.io.files.Digests;
import org.shoal.io.files.StoredFile;
import org.shoal.io.results.ResultFolder;
import org.shoal.io.video.Segment;
import org.shoal.io.video.SegmentCoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what segments came to, one file a segment. A file's name is made of all that decides its
 * content: the footage, the stretch of it, and the step that looked at it with its model and
 * options. So what is found under a name is what doing the work again would give; a file that is
 * torn or damaged does not have the digest it ends with and counts as not there.
 *
 * @param <R> what a segment comes to
 */
public final class SegmentStore<R> implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(SegmentStore.class);

  /** How the names of files end that say what a segment came to. */
  public static final String KEPT = ".segment";

  /** Counts the ways in which coders wrote, so that what an earlier one wrote is not read. */
  private static final String LAYOUT = "layout 3, ";

  private static final String UNFINISHED = ".tmp";
  private static final int NAME_DIGITS = 32;
  private static final int DIGEST_BYTES = 32;

  private final String output;
  private final String step;
  private final Coder<R> coder;
  private transient Map<String, String> fingerprints;

  private SegmentStore(String output, String step, Coder<R> coder) {
    this.output = output;
    this.step = step;
    this.coder = coder;
  }

  /**
   * A store in the recordings' result folders.
   *
   * @param output the output folder: mounted on every worker, or the URI of a place in a store
   * @param step everything that decides what a segment comes to beside the footage: the program's
   *     version, the step, its options and its model's digest
   * @param coder of what is kept
   */
  public static <R> SegmentStore<R> of(String output, String step, Coder<R> coder) {
    byte[] decisive = (LAYOUT + step).getBytes(StandardCharsets.UTF_8);
    return new SegmentStore<>(output, Digests.sha256(decisive), coder);
  }

  /** A store that keeps nothing. */
  public static <R> SegmentStore<R> none(Coder<R> coder) {
    return new SegmentStore<>("", "", coder);
  }

  /** Does the work on a segment. */
  @FunctionalInterface
  public interface Work<R> {
    /** What the segment comes to. */
    R run() throws IOException;
  }

  /**
   * What a segment comes to.
   *
   * @param result the same whether it was kept or has just been worked out
   * @param resumed whether it was kept
   */
  public record Outcome<R>(R result, boolean resumed) {}

  /** Looks at what is kept. */
  @FunctionalInterface
  public interface Check<R> {
    /** Whether everything is there that it speaks of. */
    boolean isWhole(R kept) throws IOException;
  }

  /** Takes what is kept of a segment, or does the work and keeps what it gives. */
  public Outcome<R> findOrWork(Segment segment, Work<R> work) throws IOException {
    return findOrWork(segment, kept -> true, work);
  }

  /**
   * The same for work that also writes files, see {@link #fileBeside}.
   *
   * @param check tells whether these are there; the work is done again when not
   */
  public Outcome<R> findOrWork(Segment segment, Check<R> check, Work<R> work) throws IOException {
    Optional<String> file = file(segment, KEPT);
    Optional<R> kept = file.isPresent() ? read(file.orElseThrow()) : Optional.empty();
    if (kept.isPresent() && check.isWhole(kept.orElseThrow())) {
      return new Outcome<>(kept.orElseThrow(), true);
    }
    Outcome<R> outcome = new Outcome<>(work.run(), false);
    if (file.isPresent()) {
      // Footage that went away or changed meanwhile must not be known by what it was before.
      fingerprints.remove(segment.uri());
      if (file.equals(file(segment, KEPT))) {
        write(file.orElseThrow(), outcome.result());
      }
    }
    return outcome;
  }

  /**
   * Where a file lies that is too large to be kept in memory and belongs to what a segment comes
   * to. The work must put it there whole, under a hidden name that ends with {@code .tmp} until
   * then.
   *
   * @param ending how its name ends, e.g. {@code .crops}
   * @return empty when nothing is kept of this segment
   */
  public Optional<String> fileBeside(Segment segment, String ending) throws IOException {
    return file(segment, ending);
  }

  /** A segment's file; none when its footage cannot be told, since it cannot be read. */
  private Optional<String> file(Segment segment, String ending) throws IOException {
    Optional<String> footage = output.isEmpty() ? Optional.empty() : fingerprint(segment.uri());
    if (footage.isEmpty()) {
      return Optional.empty();
    }
    ByteArrayOutputStream stretch = new ByteArrayOutputStream();
    SegmentCoder.of().encode(segment, stretch);
    var digest = Digests.sha256();
    digest.update(footage.orElseThrow().getBytes(StandardCharsets.UTF_8));
    digest.update(stretch.toByteArray());
    String name = HexFormat.of().formatHex(digest.digest()).substring(0, NAME_DIGITS);
    return Optional.of(folder(segment.recording()) + "/" + name + ending);
  }

  /** Where a recording's segments of this step lie. */
  private String folder(String recording) {
    return new ResultFolder(output, recording).segments() + "/" + step.substring(0, NAME_DIGITS);
  }

  private Optional<String> fingerprint(String uri) {
    if (fingerprints == null) {
      fingerprints = new HashMap<>();
    }
    try {
      String known = fingerprints.get(uri);
      if (known == null) {
        known = FootageFingerprint.of(uri);
        fingerprints.put(uri, known);
      }
      return Optional.of(known);
    } catch (IOException e) {
      LOG.warn("{}: cannot be told from other footage: {}", uri, e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<R> read(String file) throws IOException {
    Optional<byte[]> content = StoredFile.readIfPresent(file);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = content.get();
    int length = bytes.length - DIGEST_BYTES;
    if (length < 0
        || !Arrays.equals(
            Digests.sha256().digest(Arrays.copyOf(bytes, length)),
            Arrays.copyOfRange(bytes, length, bytes.length))) {
      LOG.warn("{}: is damaged; the segment is worked on again", file);
      return Optional.empty();
    }
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes, 0, length))) {
      return Optional.of(coder.decode(in));
    }
  }

  private void write(String file, R result) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      coder.encode(result, out);
    }
    bytes.write(Digests.sha256().digest(bytes.toByteArray()));
    StoredFile.write(file, temporary -> Files.write(temporary, bytes.toByteArray()));
  }

  /**
   * Removes what other steps, or this one with other options, kept of a recording, and what this
   * one was killed at; nothing when this keeps nothing. Nobody may be at work on the recording.
   */
  public void removeOthers(String recording) throws IOException {
    if (output.isEmpty()) {
      return;
    }
    String all = new ResultFolder(output, recording).segments();
    String mine = folder(recording);
    for (String name : StoredFile.list(all)) {
      if (!mine.equals(all + "/" + name)) {
        StoredFile.deleteAll(all + "/" + name);
      }
    }
    for (String name : StoredFile.list(mine)) {
      if (name.endsWith(UNFINISHED)) {
        StoredFile.delete(mine + "/" + name);
      }
    }
  }

  /**
   * Removes segments that this step kept of a recording, each with the files beside it, so that the
   * others take no more than so many bytes. Nobody may be at work on the recording.
   */
  public void keepAtMost(String recording, long bytes) throws IOException {
    if (output.isEmpty()) {
      return;
    }
    String mine = folder(recording);
    Map<String, Long> files = StoredFile.sizes(mine);
    Map<String, Long> segments = new TreeMap<>();
    files.forEach((name, size) -> segments.merge(segmentOf(name), size, Long::sum));
    long left = bytes;
    Set<String> surplus = new HashSet<>();
    for (Map.Entry<String, Long> segment : segments.entrySet()) {
      if (segment.getValue() <= left) {
        left -= segment.getValue();
      } else {
        surplus.add(segment.getKey());
      }
    }
    for (String name : files.keySet()) {
      if (surplus.contains(segmentOf(name))) {
        StoredFile.delete(mine + "/" + name);
      }
    }
  }

  /** Which segment a file is of: names begin with the segment's, and an ending follows. */
  private static String segmentOf(String name) {
    return name.substring(0, Math.max(0, name.indexOf('.')));
  }
}
