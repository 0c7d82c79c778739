package org.shoal.io.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.bytedeco.javacpp.Pointer;
import org.shoal.io.InvalidInputException;

/**
 * Reads small files that were damaged in every way there is. The program prints what became of
 * them, by how much the process grew once everything had been used, and by how much when the same
 * files are read again, which is what is lost and not only kept by the allocator; to be run with a
 * heap that is all there from the start:
 *
 * <pre>java -Xms128m -Xmx128m -XX:+AlwaysPreTouch -XX:+UseSerialGC -cp ... FootageFuzz 2000</pre>
 */
final class FootageFuzz {
  private static final int PICTURES = 40;
  private static final int FIRST_NUMBER = 300;

  private final Path folder;
  private final List<Path> originals;
  private int refused;
  private int partial;
  private int whole;
  private long delivered;
  private long suspect;
  private final Map<String, Long> wrong = new TreeMap<>();
  private long slowestMillis;

  FootageFuzz(Path folder) throws IOException {
    this.folder = folder;
    this.originals =
        List.of(
            film("a.mp4", "libopenh264", 0),
            film("b.mkv", "libopenh264", 0),
            film("c.ts", "libopenh264", 0),
            film("d.avi", "libopenh264", 0),
            film("e.mp4", "mpeg4", 2),
            film("f.avi", "mpeg4", 2),
            film("g.ts", "mpeg2video", 2),
            film("h.flv", "libopenh264", 0),
            film("i.h264", "libopenh264", 0));
  }

  public static void main(String[] arguments) throws IOException {
    int mutations = Integer.parseInt(arguments[0]);
    FootageFuzz fuzz = new FootageFuzz(Files.createTempDirectory("footage-fuzz"));
    int warm = mutations / 4;
    fuzz.read(0, warm);
    long before = Pointer.physicalBytes();
    fuzz.read(warm, mutations);
    long grown = Pointer.physicalBytes() - before;
    System.out.println(fuzz);
    System.out.printf("grown by %.1f MiB after the first %d%n", grown / 1048576.0, warm);
    before = Pointer.physicalBytes();
    fuzz.read(0, mutations);
    grown = Pointer.physicalBytes() - before;
    System.out.printf("and by %.1f MiB when all are read again%n", grown / 1048576.0);
  }

  private Path film(String name, String codec, int bFrames) throws IOException {
    return NumberedFootage.write(folder.resolve(name), FIRST_NUMBER, PICTURES, 10, codec, bFrames);
  }

  /** Reads damaged files of some numbers, each number always damaged in the same way. */
  void read(int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      Path original = originals.get(i % originals.size());
      Random random = new Random(i);
      byte[] damaged = Files.readAllBytes(original);
      for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
        damaged = damage(damaged, random);
      }
      // Now and then the name lies about the container.
      Path named = random.nextInt(8) == 0 ? originals.get(random.nextInt(9)) : original;
      Path file = folder.resolve("damaged-" + named.getFileName());
      Files.write(file, damaged);
      long start = System.nanoTime();
      read(file);
      slowestMillis = Math.max(slowestMillis, (System.nanoTime() - start) / 1_000_000);
    }
  }

  private void read(Path file) {
    List<Segment> segments;
    try {
      segments =
          NumberedFootage.plan(NumberedFootage.recording(25, 0, 100_000), 0.3, file).segments();
    } catch (InvalidInputException e) {
      refused++;
      return;
    }
    int shown = 0;
    for (Segment segment : segments) {
      try {
        shown += decode(segment, file);
      } catch (InvalidInputException e) {
        // Its frames fail.
      }
    }
    delivered += shown;
    if (shown == PICTURES) {
      whole++;
    } else {
      partial++;
    }
  }

  /** Decodes a segment, and makes sure that each frame is its own and comes once. */
  private int decode(Segment segment, Path file) {
    FrameScaling scaling = FrameScaling.none(FrameScaling.PixelOrder.RGB);
    List<DecodedFrame> frames = new ArrayList<>();
    try (SegmentDecoder decoder = SegmentDecoder.open(segment, file, scaling, 1)) {
      Optional<DecodedFrame> next = decoder.next();
      long last = segment.firstFrame() - 1;
      while (next.isPresent()) {
        long frame = next.get().index();
        if (frame <= last || frame >= segment.endFrame()) {
          throw new AssertionError(file + ": frame " + frame + " after " + last + ": " + segment);
        }
        last = frame;
        frames.add(next.get());
        next = decoder.next();
      }
      long[] doubtful = decoder.suspectFrames();
      for (DecodedFrame frame : frames) {
        boolean isSuspect = Arrays.binarySearch(doubtful, frame.index()) >= 0;
        suspect += isSuspect ? 1 : 0;
        boolean isRight = NumberedFootage.number(frame) == FIRST_NUMBER + frame.index();
        if (!isSuspect && !isRight) {
          wrong.merge(file.getFileName().toString().replace("damaged-", ""), 1L, Long::sum);
        }
      }
      for (long failed : decoder.failedFrames()) {
        if (failed < segment.firstFrame() || failed >= segment.endFrame()) {
          throw new AssertionError(file + ": frame " + failed + " failed outside " + segment);
        }
      }
    }
    return frames.size();
  }

  private static byte[] damage(byte[] bytes, Random random) {
    if (bytes.length < 2) {
      return bytes;
    }
    int from = random.nextInt(bytes.length);
    int length = Math.min(bytes.length - from, 1 + random.nextInt(600));
    byte[] damaged = bytes.clone();
    switch (random.nextInt(7)) {
      case 0 -> damaged = Arrays.copyOf(bytes, from);
      case 1 -> Arrays.fill(damaged, from, from + length, (byte) 0);
      case 2 -> {
        for (int i = 0; i < length; i++) {
          damaged[from + i] = (byte) random.nextInt();
        }
      }
      case 3 -> {
        for (int i = 0; i < 12; i++) {
          damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case 4 -> damaged = join(bytes, from, from + length, new byte[0]);
      case 5 -> {
        byte[] more = new byte[length];
        random.nextBytes(more);
        damaged = join(bytes, from, from, more);
      }
      default -> damaged = join(bytes, from, from, Arrays.copyOfRange(bytes, from, from + length));
    }
    return damaged;
  }

  /** The bytes with those of a range replaced. */
  private static byte[] join(byte[] bytes, int from, int to, byte[] middle) {
    byte[] joined = new byte[bytes.length - (to - from) + middle.length];
    System.arraycopy(bytes, 0, joined, 0, from);
    System.arraycopy(middle, 0, joined, from, middle.length);
    System.arraycopy(bytes, to, joined, from + middle.length, bytes.length - to);
    return joined;
  }

  int files() {
    return refused + partial + whole;
  }

  long delivered() {
    return delivered;
  }

  @Override
  public String toString() {
    return ("%d files: %d refused, %d read in part, %d with as many pictures as before; %d"
            + " pictures, %d of them marked as suspect, %d not marked but not what was filmed"
            + " at their time (by file %s); slowest %d ms")
        .formatted(
            files(),
            refused,
            partial,
            whole,
            delivered,
            suspect,
            wrong.values().stream().mapToLong(count -> count).sum(),
            wrong,
            slowestMillis);
  }
}
