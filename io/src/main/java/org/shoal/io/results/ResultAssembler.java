package org.shoal.io.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.shoal.io.Problem;
import org.shoal.io.ProblemsWriter;
import org.shoal.io.detection.FrameAccount;
import org.shoal.io.detection.ResultWindow;
import org.shoal.io.files.AtomicFile;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.files.StoredFile;
import org.shoal.io.hdf5.Provenance;
import org.shoal.io.parquet.ParquetAssembler;
import org.shoal.io.parquet.ResultTable;
import org.shoal.io.recording.Recording;

/** Makes a recording's result files from the shards of its windows. */
final class ResultAssembler<W extends ResultWindow, F> {
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final ResultFormat<W, F> format;
  private final ResultsConfig config;
  private final Recording recording;
  private final ResultFolder folder;
  private final Provenance provenance;

  ResultAssembler(ResultFormat<W, F> format, ResultsConfig config, Recording recording) {
    this.format = format;
    this.config = config;
    this.recording = recording;
    this.folder = config.folder(recording.name());
    this.provenance = config.provenance().getOrDefault(recording.name(), Provenance.none());
  }

  /**
   * Writes every file beside what an earlier run left, which is replaced when all of them are
   * complete: until then a failure costs nothing that was there.
   */
  void assemble(List<WindowShards<F>> unordered, List<Problem> noticed) throws IOException {
    List<WindowShards<F>> windows =
        unordered.stream()
            .sorted(Comparator.comparing(window -> window.chunks().key().index()))
            .toList();
    if (windows.size() != config.windows(recording.frames())) {
      throw new IllegalStateException(
          "%s has %d frame windows but %d reached the end"
              .formatted(recording.name(), config.windows(recording.frames()), windows.size()));
    }
    ResultFolder staged = folder.stage();
    try {
      assemble(windows, noticed, staged);
      folder.publish(staged);
    } finally {
      staged.removeOutput();
    }
  }

  private void assemble(List<WindowShards<F>> windows, List<Problem> noticed, ResultFolder staged)
      throws IOException {
    Files.createDirectories(staged.root());
    Assembly<F> assembly = new Assembly<>(recording, staged, windows, provenance);
    FinishedMission mission = format.finish(assembly);
    assembleTables(windows, staged);
    List<FrameAccount> accounts = assembly.accounts();
    boolean tooManyBad =
        RecordingFacts.badFrameFraction(recording.frames(), accounts)
            > config.maxBadFrameFraction();
    boolean nothingRead = recording.frames() == 0 && !noticed.isEmpty();
    Set<Problem> problems = new LinkedHashSet<>(noticed);
    problems.addAll(mission.problems());
    if (tooManyBad) {
      problems.add(tooManyBadFrames(accounts));
    }
    ProblemsWriter.write(problems, staged.problems());
    Checksums.write(staged);
    RecordingFacts facts = facts(accounts, problems.size(), tooManyBad || nothingRead);
    writeSummary(facts, mission.summary(), staged);
  }

  private void assembleTables(List<WindowShards<F>> windows, ResultFolder staged)
      throws IOException {
    List<ResultTable<? super W>> tables = format.tables();
    for (int t = 0; t < tables.size(); t++) {
      SortedMap<Long, Path> shards = new TreeMap<>();
      for (WindowShards<F> window : windows) {
        shards.put(window.chunks().key().index(), local(window.tables().get(t), staged));
      }
      ParquetAssembler.assemble(
          tables.get(t),
          recording,
          provenance.texts(),
          shards,
          tables.get(t).file(staged.root(), recording));
    }
  }

  /** A shard on this machine's disk; from a store it is brought beside the staged files. */
  private static Path local(String shard, ResultFolder staged) throws IOException {
    if (!BeamFiles.isRemote(shard)) {
      return BeamFiles.local(shard);
    }
    Path brought = Path.of(staged.output(), shard.substring(shard.lastIndexOf('/') + 1));
    StoredFile.fetch(shard, brought);
    return brought;
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
            .formatted(
                100 * RecordingFacts.badFrameFraction(recording.frames(), accounts),
                100 * config.maxBadFrameFraction()));
  }

  private RecordingFacts facts(List<FrameAccount> accounts, int problems, boolean failed) {
    return new RecordingFacts(
        recording.name(),
        recording.frames(),
        recording.fps(),
        recording.startTime(),
        problems,
        failed,
        accounts);
  }

  /** The mission's part comes last. */
  private static void writeSummary(RecordingFacts facts, ObjectNode mission, ResultFolder staged)
      throws IOException {
    ObjectNode summary = JSON.valueToTree(facts);
    summary.setAll(mission);
    AtomicFile.write(
        staged.summary(), file -> Files.writeString(file, JSON.writeValueAsString(summary) + "\n"));
  }
}
