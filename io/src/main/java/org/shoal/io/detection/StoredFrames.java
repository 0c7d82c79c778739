package org.shoal.io.detection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shoal.io.parquet.ColumnValues;
import org.shoal.io.parquet.FramesTable;

/**
 * A frames table, read by row groups as they are needed. A few are kept, so that the cameras of a
 * window, which mostly share one, read it once.
 */
final class StoredFrames implements FrameSource {
  private static final int KEPT_GROUPS = 4;
  private static final Map<String, FrameStatus> STATUSES =
      Stream.of(FrameStatus.values()).collect(Collectors.toMap(FramesTable::nameOf, s -> s));

  /** A row group, and the frames it may hold. */
  private record Group(CameraFrameRows rows, int index, long firstFrame, long lastFrame) {}

  private record Frames(int count, int[] camera, long[] frame, byte[] status, double[] timestamp) {}

  private final List<String> uris;
  private final RecordingScope scope;
  private final List<CameraFrameRows> files = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final Map<Group, Frames> kept = new LinkedHashMap<>(8, 0.75f, true);

  private StoredFrames(List<String> uris, RecordingScope scope) {
    this.uris = uris;
    this.scope = scope;
  }

  /** Opens a table's files. */
  static StoredFrames open(List<String> uris, RecordingScope scope) throws IOException {
    StoredFrames frames = new StoredFrames(uris, scope);
    for (String uri : uris) {
      CameraFrameRows rows = CameraFrameRows.open(uri, scope, List.of("timestamp_s", "status"));
      frames.files.add(rows);
      for (int group = 0; group < rows.rows().groupCount(); group++) {
        long[] range = rows.rows().range(group, "frame");
        frames.groups.add(new Group(rows, group, range[0], range[1]));
      }
    }
    return frames;
  }

  /** Whether the table is of the recording, as far as its files say without being read. */
  boolean covers() {
    return files.stream().anyMatch(file -> file.covered() || file.rows().hasRecordingColumn());
  }

  /** Also makes sure of the ranges by which row groups are found: nothing else guards them. */
  @Override
  public long endFrame() throws IOException {
    long end = 0;
    for (String uri : uris) {
      try (CameraFrameRows rows = CameraFrameRows.open(uri, scope, List.of())) {
        for (int group = 0; group < rows.rows().groupCount(); group++) {
          end = Math.max(end, endOf(rows, group));
        }
      }
    }
    return end;
  }

  private static long endOf(CameraFrameRows rows, int group) {
    long[] range = rows.rows().range(group, "frame");
    rows.rows().openGroup(group);
    long end = 0;
    while (rows.nextInGroup()) {
      if (rows.frame() < range[0] || rows.frame() > range[1]) {
        throw rows.place().wrong("frame " + rows.frame() + " is not where the file's index has it");
      }
      end = Math.max(end, rows.frame() + 1);
    }
    return end;
  }

  @Override
  public void describe(int camera, long firstFrame, byte[] status, double[] timestamps) {
    Arrays.fill(status, UNKNOWN);
    Arrays.fill(timestamps, Double.NaN);
    long endFrame = firstFrame + status.length;
    for (Group group : groups) {
      if (group.firstFrame < endFrame && group.lastFrame >= firstFrame) {
        Frames frames = frames(group);
        for (int i = 0; i < frames.count; i++) {
          long position = frames.frame[i] - firstFrame;
          if (frames.camera[i] == camera && position >= 0 && position < status.length) {
            status[(int) position] = frames.status[i];
            timestamps[(int) position] = frames.timestamp[i];
          }
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (CameraFrameRows file : files) {
      file.close();
    }
  }

  private Frames frames(Group group) {
    Frames frames = kept.get(group);
    if (frames == null) {
      if (kept.size() == KEPT_GROUPS) {
        kept.remove(kept.keySet().iterator().next());
      }
      frames = load(group);
      kept.put(group, frames);
    }
    return frames;
  }

  private static Frames load(Group group) {
    CameraFrameRows rows = group.rows;
    int size = Math.toIntExact(rows.rows().openGroup(group.index));
    int[] camera = new int[size];
    long[] frame = new long[size];
    byte[] status = new byte[size];
    double[] timestamp = new double[size];
    ColumnValues statuses = rows.rows().column("status");
    ColumnValues timestamps = rows.rows().column("timestamp_s");
    int count = 0;
    while (rows.nextInGroup()) {
      FrameStatus known = STATUSES.get(statuses.text());
      if (known == null) {
        throw rows.place().wrong("status is \"" + statuses.text() + "\"");
      }
      camera[count] = rows.camera();
      frame[count] = rows.frame();
      status[count] = known.code();
      timestamp[count] = timestamps.real();
      count++;
    }
    return new Frames(count, camera, frame, status, timestamp);
  }
}
