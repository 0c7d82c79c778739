package org.shoal.io.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.files.AtomicFile;
import org.shoal.io.mot.MotWriter;
import org.shoal.io.positions.PositionKind;

/**
 * MOTChallenge's text, one file a camera: {@code frame, id, bb_left, bb_top, bb_width, bb_height,
 * conf, x, y, z} for every detection that belongs to a fish, by frame. Frames and ids count from 1:
 * frame index + 1 and fish_id + 1. Boxes are in pixels, 0 being the middle of the top-left pixel;
 * x, y, z is the fish's world position in metres, three times -1 where it is not known. Beside it a
 * folder of the same name holds {@code seqinfo.ini}; the pictures' size is left out there when it
 * is not known.
 */
public final class MotExport {
  private final FinishedResults results;
  private final List<CameraFacts> facts;
  private final PositionKind kind;

  /**
   * Exports results.
   *
   * @param facts one a camera, in the results' order
   * @param kind which positions x, y and z are
   */
  public MotExport(FinishedResults results, List<CameraFacts> facts, PositionKind kind) {
    this.results = results;
    this.facts = List.copyOf(facts);
    this.kind = kind;
  }

  /**
   * Writes {@code <recording>_<camera>.txt} and {@code <recording>_<camera>/seqinfo.ini} for every
   * camera.
   *
   * @return the files
   */
  public List<Path> write(Path output) throws IOException {
    List<String> sequences =
        results.cameras().stream()
            .map(camera -> Targets.stem(results.recording(), camera))
            .toList();
    List<Path> targets = Targets.of(output, ".txt", sequences);
    for (int first = 0; first < targets.size(); first += Targets.MOST_AT_ONCE) {
      int from = first;
      int end = Math.min(targets.size(), first + Targets.MOST_AT_ONCE);
      Targets.write(targets.subList(from, end), files -> writeBoxes(from, files));
    }
    List<Path> written = new ArrayList<>(targets);
    for (int camera = 0; camera < sequences.size(); camera++) {
      String sequence = sequences.get(camera);
      String info = sequenceInfo(sequence, facts.get(camera));
      Path target = targets.get(camera).resolveSibling(sequence).resolve("seqinfo.ini");
      AtomicFile.write(target, file -> Files.writeString(file, info, StandardCharsets.UTF_8));
      written.add(target);
    }
    return written;
  }

  /** Writes the files of some cameras that follow one another. */
  private void writeBoxes(int firstCamera, List<Path> files) throws IOException {
    List<MotWriter> out = new ArrayList<>();
    try (Sightings sightings = new Sightings(results, kind)) {
      for (Path file : files) {
        out.add(MotWriter.plain(file));
      }
      while (sightings.nextWindow()) {
        while (sightings.next()) {
          int place = sightings.camera() - firstCamera;
          if (place >= 0 && place < out.size()) {
            put(sightings, out.get(place));
          }
        }
      }
    } finally {
      for (MotWriter text : out) {
        text.close();
      }
    }
  }

  private static void put(Sightings sighting, MotWriter out) throws IOException {
    long frame = sighting.frame() + 1;
    long id = sighting.fishId() + 1L;
    float left = sighting.box(0);
    float top = sighting.box(1);
    float width = sighting.box(2);
    float height = sighting.box(3);
    float confidence = sighting.confidence();
    if (Float.isNaN(sighting.world(0))) {
      out.box(frame, id, left, top, width, height, confidence);
    } else {
      float x = sighting.world(0);
      float y = sighting.world(1);
      float z = sighting.world(2);
      out.box(frame, id, left, top, width, height, confidence, x, y, z);
    }
  }

  private String sequenceInfo(String sequence, CameraFacts camera) {
    double fps = results.fps();
    String rate = fps == Math.rint(fps) ? Long.toString((long) fps) : Double.toString(fps);
    StringBuilder info = new StringBuilder("[Sequence]\n");
    info.append("name=").append(sequence).append('\n');
    info.append("imDir=img1\n");
    info.append("frameRate=").append(rate).append('\n');
    info.append("seqLength=").append(results.frames()).append('\n');
    if (camera.width() > 0) {
      info.append("imWidth=").append(camera.width()).append('\n');
      info.append("imHeight=").append(camera.height()).append('\n');
    }
    return info.append("imExt=.jpg\n").toString();
  }
}
