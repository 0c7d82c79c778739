package org.shoal.io.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.shoal.io.Problem;
import org.shoal.io.ProblemsWriter;
import org.shoal.io.detection.FrameAccount;
import org.shoal.io.files.AtomicFile;
import org.shoal.io.hdf5.Provenance;
import org.shoal.io.hdf5.ShardRef;
import org.shoal.io.hdf5.TrackingFile;
import org.shoal.io.hdf5.TrackingLayout;
import org.shoal.io.parquet.ParquetAssembler;
import org.shoal.io.parquet.ResultTable;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;

/** Makes a recording's result files from the shards of its windows. */
final class ResultAssembler {
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Recording recording;
  private final ResultFolder folder;
  private final ResultFolder staged;
  private final TrackingLayout layout;
  private final Provenance provenance;
  private final double maxBadFrameFraction;

  ResultAssembler(
      Recording recording,
      ResultFolder folder,
      TrackingLayout layout,
      Provenance provenance,
      double maxBadFrameFraction) {
    this.recording = recording;
    this.folder = folder;
    this.staged = folder.staged();
    this.layout = layout;
    this.provenance = provenance;
    this.maxBadFrameFraction = maxBadFrameFraction;
  }

  /**
   * Writes every file beside what an earlier run left, which is replaced when all of them are
   * complete: until then a failure costs nothing that was there.
   */
  RecordingFacts assemble(List<WindowShards> unordered, List<Problem> noticed) throws IOException {
    List<WindowShards> windows =
        unordered.stream()
            .sorted(Comparator.comparing(window -> window.tracking().key().index()))
            .toList();
    if (windows.size() != layout.windows(recording.frames())) {
      throw new IllegalStateException(
          "%s has %d frame windows but %d reached the end"
              .formatted(recording.name(), layout.windows(recording.frames()), windows.size()));
    }
    folder.removeStaged();
    List<ShardRef> chunks = windows.stream().map(WindowShards::tracking).toList();
    TrackingFile.assemble(staged.tracking(), layout, recording.frames(), provenance, chunks);
    assembleTables(windows);
    List<FrameAccount> accounts = accounts(windows);
    boolean tooManyBad = RecordingFacts.badFrameFraction(accounts) > maxBadFrameFraction;
    boolean nothingRead = recording.frames() == 0 && !noticed.isEmpty();
    Set<Problem> problems = new LinkedHashSet<>(noticed);
    chunks.forEach(chunk -> chunk.problem().ifPresent(problems::add));
    if (tooManyBad) {
      problems.add(tooManyBadFrames(accounts));
    }
    ProblemsWriter.write(problems, staged.problems());
    TrajectoryPicture.draw(staged, recording, layout);
    Checksums.write(staged);
    RecordingFacts facts = facts(windows, accounts, problems.size(), tooManyBad || nothingRead);
    AtomicFile.write(
        staged.summary(), file -> Files.writeString(file, JSON.writeValueAsString(facts) + "\n"));
    folder.publish();
    return facts;
  }

  private void assembleTables(List<WindowShards> windows) throws IOException {
    List<ResultTable> tables = ResultTable.all();
    for (int t = 0; t < tables.size(); t++) {
      SortedMap<Long, Path> shards = new TreeMap<>();
      for (WindowShards window : windows) {
        shards.put(window.tracking().key().index(), Path.of(window.tables().get(t)));
      }
      ParquetAssembler.assemble(
          tables.get(t),
          recording,
          provenance.texts(),
          shards,
          tables.get(t).file(staged.root(), recording));
    }
  }

  private List<FrameAccount> accounts(List<WindowShards> windows) {
    Map<String, FrameAccount> sums = new LinkedHashMap<>();
    for (RecordingCamera camera : recording.cameras()) {
      sums.put(camera.name(), new FrameAccount(camera.name(), 0, 0, 0, 0, 0));
    }
    for (WindowShards window : windows) {
      window
          .accounts()
          .forEach(account -> sums.merge(account.camera(), account, FrameAccount::plus));
    }
    return List.copyOf(sums.values());
  }

  private Problem tooManyBadFrames(List<FrameAccount> accounts) {
    return new Problem(
        recording.name(),
        "",
        "write",
        recording.source(),
        -1,
        0,
        "%.1f %% of the frames are missing or failed to decode, more than the %.1f %% that --maxBadFrameFraction allows"
            .formatted(100 * RecordingFacts.badFrameFraction(accounts), 100 * maxBadFrameFraction));
  }

  private RecordingFacts facts(
      List<WindowShards> windows, List<FrameAccount> accounts, int problems, boolean failed) {
    TreeSet<Integer> fish = new TreeSet<>();
    for (WindowShards window : windows) {
      for (int id : window.confirmedFish()) {
        fish.add(id);
      }
    }
    return new RecordingFacts(
        recording.name(),
        recording.frames(),
        recording.fps(),
        recording.startTime(),
        fish.size(),
        windows.stream().mapToLong(WindowShards::detections).sum(),
        windows.stream().mapToLong(window -> window.tracking().fishBeyond()).sum(),
        problems,
        failed,
        accounts);
  }
}
