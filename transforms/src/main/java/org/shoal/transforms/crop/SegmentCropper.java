package org.shoal.transforms.crop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.crop.CropColumns;
import org.shoal.io.crop.CropFile;
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
  private final int decoderThreads;
  private final CropConfig config;

  /**
   * @param detector looks at the frames; stays the caller's to close
   * @param batchSize frames given to it at once, at least 1
   * @param decoderThreads threads that the decoder may use, at least 1
   * @param config what is cut out
   */
  public SegmentCropper(
      FrameDetector detector, int batchSize, int decoderThreads, CropConfig config) {
    this.detector = detector;
    this.batchSize = batchSize;
    this.decoderThreads = decoderThreads;
    this.config = config;
  }

  /**
   * Looks at one segment. Footage that cannot be read gives a problem and failed frames.
   *
   * @param target file for the crops, a path or URI
   * @throws IOException if remote footage cannot be brought here or crops cannot be written
   */
  public SegmentCrops cut(Segment segment, String target) throws IOException {
    PixelOrder order = detector.scaling().order();
    try (CropFile file = CropFile.create(target)) {
      Cuts cuts = new Cuts(config, order, file);
      SegmentResult detected =
          SegmentDetector.observed(detector, batchSize, decoderThreads, cuts).detect(segment);
      String digest = file.commit();
      return new SegmentCrops(detected, cuts.columns(segment.camera(), target), digest);
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

    CropColumns columns(String camera, String target) {
      return new CropColumns(
          camera,
          target,
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
