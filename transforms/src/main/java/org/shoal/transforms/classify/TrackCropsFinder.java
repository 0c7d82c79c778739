package org.shoal.transforms.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.shoal.io.classification.TrackKey;
import org.shoal.io.crop.CropColumns;
import org.shoal.transforms.classify.TrackCrops.CropPlace;

/**
 * Finds the crops of tracks: of each, the first ones, as many as may be looked at. A crop is there
 * where the track's detection lay in a trigger zone, so this is where a track in a zone triggers
 * its classification, and where it stops to.
 */
final class TrackCropsFinder {
  private final int maxAttempts;

  /**
   * @param maxAttempts how often a track may be looked at, at least 1
   */
  TrackCropsFinder(int maxAttempts) {
    this.maxAttempts = maxAttempts;
  }

  /** The tracks of one frame window, one entry each, in order of camera and id. */
  List<TrackCrops> find(
      long window, Iterable<TrackSightings> sightings, Iterable<CropColumns> crops) {
    Map<String, Map<Sighting, CropPlace>> places = new HashMap<>();
    for (CropColumns columns : crops) {
      Map<Sighting, CropPlace> camera =
          places.computeIfAbsent(columns.camera(), name -> new HashMap<>());
      for (int row = 0; row < columns.size(); row++) {
        camera.put(new Sighting(columns.frame()[row], columns.index()[row]), place(columns, row));
      }
    }
    Map<String, TreeMap<Integer, Found>> found = new TreeMap<>();
    String recording = "";
    for (TrackSightings columns : sightings) {
      recording = columns.recording();
      TreeMap<Integer, Found> tracks =
          found.computeIfAbsent(columns.camera(), name -> new TreeMap<>());
      Map<Sighting, CropPlace> camera = places.getOrDefault(columns.camera(), Map.of());
      for (int row = 0; row < columns.size(); row++) {
        long frame = columns.frame()[row];
        CropPlace crop = camera.get(new Sighting(frame, columns.detection()[row]));
        tracks.computeIfAbsent(columns.trackId()[row], id -> new Found()).add(frame, crop);
      }
    }
    List<TrackCrops> all = new ArrayList<>();
    for (Map.Entry<String, TreeMap<Integer, Found>> camera : found.entrySet()) {
      for (Map.Entry<Integer, Found> track : camera.getValue().entrySet()) {
        TrackKey key = new TrackKey(recording, camera.getKey(), track.getKey());
        Found what = track.getValue();
        all.add(new TrackCrops(key, List.of(window), what.first, what.last, first(what.crops)));
      }
    }
    return all;
  }

  /** Puts together what several windows tell of one track. */
  TrackCrops merge(Iterable<TrackCrops> parts) {
    TreeSet<Long> windows = new TreeSet<>();
    List<CropPlace> crops = new ArrayList<>();
    long firstFrame = Long.MAX_VALUE;
    long lastFrame = Long.MIN_VALUE;
    TrackKey key = null;
    for (TrackCrops part : parts) {
      key = part.key();
      windows.addAll(part.windows());
      crops.addAll(part.crops());
      firstFrame = Math.min(firstFrame, part.firstFrame());
      lastFrame = Math.max(lastFrame, part.lastFrame());
    }
    return new TrackCrops(key, List.copyOf(windows), firstFrame, lastFrame, first(crops));
  }

  private List<CropPlace> first(List<CropPlace> crops) {
    return crops.stream()
        .sorted(Comparator.comparingLong(CropPlace::frame))
        .limit(maxAttempts)
        .toList();
  }

  private static CropPlace place(CropColumns columns, int row) {
    return new CropPlace(
        columns.frame()[row],
        columns.file(),
        columns.position()[row],
        columns.width(),
        columns.height());
  }

  private record Sighting(long frame, int detection) {}

  /** One track in one window on the way. */
  private static final class Found {
    private final List<CropPlace> crops = new ArrayList<>();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void add(long frame, CropPlace crop) {
      first = Math.min(first, frame);
      last = Math.max(last, frame);
      if (crop != null) {
        crops.add(crop);
      }
    }
  }
}
