package org.shoal.io.detection;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.shoal.io.InvalidInputException;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.WindowKey;

/**
 * Sorts detections into frame windows with bounded memory: when too much is held, the windows that
 * were touched least recently are delivered. A file in the order of frames, or of cameras and
 * frames, thus gives each window once and whole. Of a window that is touched again after its
 * delivery a further piece is delivered; no two pieces know of the same frame.
 */
final class WindowBuffer implements DetectionSink {
  /** Frames and detections held, about 50 bytes each. */
  private static final long CAPACITY = 500_000;

  private record Slot(long window, int camera) {}

  private final String file;
  private final Recording recording;
  private final int windowFrames;
  private final FrameSource frames;
  private final BiConsumer<WindowKey, CameraWindow> sink;
  private final long capacity;
  private final Map<Slot, CameraWindowBuilder> open = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<Slot, BitSet> delivered = new HashMap<>();
  private Slot lastSlot = new Slot(-1, -1);
  private CameraWindowBuilder lastWindow = new CameraWindowBuilder(0, 0);
  private long held;

  WindowBuffer(
      String file,
      Recording recording,
      int windowFrames,
      FrameSource frames,
      BiConsumer<WindowKey, CameraWindow> sink) {
    this(file, recording, windowFrames, frames, sink, CAPACITY);
  }

  WindowBuffer(
      String file,
      Recording recording,
      int windowFrames,
      FrameSource frames,
      BiConsumer<WindowKey, CameraWindow> sink,
      long capacity) {
    this.file = file;
    this.recording = recording;
    this.windowFrames = windowFrames;
    this.frames = frames;
    this.sink = sink;
    this.capacity = capacity;
  }

  @Override
  public void frame(int camera, long frame, InputPlace place) throws IOException {
    if (!window(camera, frame, place).see(position(frame))) {
      throw place.wrong("camera %s has frame %d twice".formatted(name(camera), frame));
    }
  }

  @Override
  public void detection(
      int camera, long frame, long index, DetectionValues values, InputPlace place)
      throws IOException {
    CameraWindowBuilder window = window(camera, frame, place);
    window.see(position(frame));
    window.add(position(frame), index, values);
    held++;
  }

  /** Delivers what is held, and the frames that only the frame source knows of. */
  void finish() throws IOException {
    deliverDownTo(0);
    long end = frames.endFrame();
    for (long window = 0; window * windowFrames < end; window++) {
      for (int camera = 0; camera < recording.cameras().size(); camera++) {
        Slot slot = new Slot(window, camera);
        if (!delivered.containsKey(slot)) {
          deliver(slot, builder(slot));
        }
      }
    }
  }

  private CameraWindowBuilder window(int camera, long frame, InputPlace place) throws IOException {
    long window = frame / windowFrames;
    if (lastSlot.window != window || lastSlot.camera != camera) {
      if (held > capacity) {
        deliverDownTo(capacity / 2);
      }
      lastSlot = new Slot(window, camera);
      lastWindow = open.computeIfAbsent(lastSlot, this::opened);
    }
    BitSet known = delivered.get(lastSlot);
    if (known != null && known.get(position(frame))) {
      throw place.wrong(
          "camera %s has frame %d a second time, or its detections lie too far apart; sort them by frame"
              .formatted(name(camera), frame));
    }
    return lastWindow;
  }

  private CameraWindowBuilder opened(Slot slot) {
    CameraWindowBuilder window = builder(slot);
    held += window.status().length;
    return window;
  }

  private CameraWindowBuilder builder(Slot slot) {
    long first = slot.window * windowFrames;
    long end = first + windowFrames;
    if (recording.frames() >= 0) {
      end = Math.min(end, recording.frames());
    }
    return new CameraWindowBuilder(first, (int) (end - first));
  }

  private void deliverDownTo(long target) throws IOException {
    Iterator<Map.Entry<Slot, CameraWindowBuilder>> oldest = open.entrySet().iterator();
    while (held > target && oldest.hasNext()) {
      Map.Entry<Slot, CameraWindowBuilder> entry = oldest.next();
      oldest.remove();
      held -= entry.getValue().status().length + entry.getValue().size();
      deliver(entry.getKey(), entry.getValue());
    }
    lastSlot = new Slot(-1, -1);
  }

  private void deliver(Slot slot, CameraWindowBuilder window) throws IOException {
    String camera = name(slot.camera);
    frames.describe(slot.camera, slot.window * windowFrames, window.status(), window.timestamps());
    window.settle(recording.clock(), delivered.getOrDefault(slot, new BitSet()));
    if (window.contradiction() >= 0) {
      throw new InvalidInputException(
          file,
          "camera " + camera + ", frame " + window.contradiction(),
          "has detections, but the frames table says that it was not decoded");
    }
    BitSet known = window.known();
    if (!known.isEmpty()) {
      delivered.computeIfAbsent(slot, s -> new BitSet()).or(known);
      sink.accept(new WindowKey(recording.name(), slot.window), window.build(camera, file));
    }
  }

  private int position(long frame) {
    return (int) (frame % windowFrames);
  }

  private String name(int camera) {
    return recording.cameras().get(camera).name();
  }
}
