package org.shoal.transforms.crop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.crop.CropColumns;
import org.shoal.io.crop.CropFile;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling.PixelOrder;
import org.shoal.io.video.Segment;
import org.shoal.transforms.detect.FrameDetections;
import org.shoal.transforms.detect.FrameDetector;
import org.shoal.transforms.detect.SegmentDetector;
import org.shoal.transforms.detect.SegmentResult;

/** Detects in segments, and cuts what is detected in a zone out of their frames into a file. */
public final class SegmentCropper {
  private final FrameDetector detector;
  private final int batchSize;
  private final int windowFrames;
  private final int decoderThreads;
  private final CropConfig config;

  /**
   * @param detector looks at the frames; stays the caller's to close
   * @param batchSize frames given to it at once, at least 1
   * @param windowFrames frames in a frame window, at least 1
   * @param decoderThreads threads that the decoder may use, at least 1
   * @param config what is cut out
   */
  public SegmentCropper(
      FrameDetector detector,
      int batchSize,
      int windowFrames,
      int decoderThreads,
      CropConfig config) {
    this.detector = detector;
    this.batchSize = batchSize;
    this.windowFrames = windowFrames;
    this.decoderThreads = decoderThreads;
    this.config = config;
  }

  /**
   * What came of a segment.
   *
   * @param detected its frames and detections
   * @param crops where the crops are, one a part of {@code detected} and in the same order
   */
  public record Result(SegmentResult detected, List<CropColumns> crops) {
    public Result {
      crops = List.copyOf(crops);
    }
  }

  /**
   * Looks at one segment. Footage that cannot be read gives a problem and failed frames.
   *
   * @param folder the recording's folder for crops, a path or the URI of a place in a store
   * @throws IOException if remote footage cannot be brought here or crops cannot be written
   */
  public Result cut(Segment segment, String folder) throws IOException {
    PixelOrder order = detector.scaling().order();
    try (CropFile file = CropFile.create(folder, segment.camera(), segment.firstFrame())) {
      Cuts cuts = new Cuts(config, order, file);
      SegmentResult detected =
          SegmentDetector.observed(detector, batchSize, windowFrames, decoderThreads, cuts)
              .detect(segment);
      CropColumns all = cuts.columns(segment.camera(), file.commit());
      List<CropColumns> crops = new ArrayList<>();
      for (CameraWindow part : detected.parts()) {
        crops.add(all.between(part.firstFrame(), part.firstFrame() + part.frameCount()));
      }
      return new Result(detected, crops);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The crops of one segment on the way. */
  private static final class Cuts implements SegmentDetector.Observer {
    private final CropConfig config;
    private final Cropper cropper;
    private final ZoneVisits visits;
    private final CropFile file;
    private final List<Long> frames = new ArrayList<>();
    private final List<Integer> indices = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();

    Cuts(CropConfig config, PixelOrder order, CropFile file) {
      this.config = config;
      this.cropper = new Cropper(config.width(), config.height(), order);
      this.visits = new ZoneVisits(config);
      this.file = file;
    }

    @Override
    public void see(DecodedFrame frame, FrameDetections found) {
      List<Integer> wanted =
          visits.next(frame.index(), found, frame.sourceWidth(), frame.sourceHeight());
      for (int i : wanted) {
        frames.add(frame.index());
        indices.add(i);
        positions.add(write(frame, found.x()[i], found.y()[i], found.w()[i], found.h()[i]));
      }
    }

    CropColumns columns(String camera, String path) {
      return new CropColumns(
          camera,
          path,
          config.width(),
          config.height(),
          frames.stream().mapToLong(Long::longValue).toArray(),
          indices.stream().mapToInt(Integer::intValue).toArray(),
          positions.stream().mapToInt(Integer::intValue).toArray());
    }

    private int write(DecodedFrame frame, float x, float y, float w, float h) {
      try {
        return file.write(cropper.cut(frame, x, y, w, h));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot keep a crop: " + e.getMessage(), e);
      }
    }
  }
}
