package org.shoal.io.detection;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.parquet.RandomWindows;
import org.shoal.io.parquet.TableFiles;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCoder;
import org.shoal.io.recording.WindowKey;

class ReadDetectionsTest {
  @TempDir Path folder;

  @Test
  void everyRecordingGetsItsOwnWindows() throws Exception {
    Recording a = RandomWindows.recording("a", 30, "left", "right");
    Recording b = RandomWindows.recording("b", 20, "left");
    TableFiles.writeAll(folder.resolve("a"), a, new RandomWindows(a, 1).all(10));
    TableFiles.writeAll(folder.resolve("b"), b, new RandomWindows(b, 2).all(10));
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    PCollection<KV<WindowKey, CameraWindow>> windows =
        pipeline
            .apply(Create.of(a, b).withCoder(RecordingCoder.of()))
            .apply(ReadDetections.from(folder + "/*/detections.parquet").withWindowFrames(10));
    PAssert.that(windows)
        .satisfies(
            all -> {
              List<String> names =
                  StreamSupport.stream(all.spliterator(), false)
                      .map(w -> w.getKey().recording() + w.getKey().index() + w.getValue().camera())
                      .sorted()
                      .toList();
              assertThat(
                  String.join(" ", names),
                  is("a0left a0right a1left a1right a2left a2right b0left b1left"));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }
}
