package org.shoal.transforms.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.video.FrameScaling.PixelOrder;
import org.shoal.transforms.detect.Squares.Square;

class SharedModelsTest {
  @TempDir private Path folder;

  @AfterEach
  void nothingStaysOpen() {
    assertThat(SharedModels.openModels(), is(0));
  }

  @Test
  void leasesShareOneModelUntilTheLastIsGivenBack() {
    String uri = Squares.model("yolo.onnx");
    SharedModels.Lease first = SharedModels.acquire(uri, Device.CPU, 1);
    SharedModels.Lease second = SharedModels.acquire(uri, Device.CPU, 1);
    assertThat(second.model(), sameInstance(first.model()));
    first.close();
    first.close();
    assertThat(SharedModels.openModels(), is(1));
    second.close();
    assertThat(SharedModels.openModels(), is(0));
  }

  @Test
  void otherThreadsAreAnotherModel() {
    String uri = Squares.model("yolo.onnx");
    try (SharedModels.Lease one = SharedModels.acquire(uri, Device.CPU, 1);
        SharedModels.Lease two = SharedModels.acquire(uri, Device.CPU, 2)) {
      assertThat(two.model(), not(sameInstance(one.model())));
    }
  }

  @Test
  void changedFileIsAnotherModel() throws IOException {
    Path file = Squares.copy("yolo.onnx", folder);
    try (OnnxDetector before = OnnxDetector.open(DetectorConfig.of(file.toString()))) {
      Path other = Path.of(Squares.model("end2end.onnx"));
      Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
      try (OnnxDetector after = OnnxDetector.open(DetectorConfig.of(file.toString()))) {
        assertThat(before.layout(), is(OutputLayout.YOLO));
        assertThat(after.layout(), is(OutputLayout.END_TO_END));
      }
    }
  }

  @Test
  void workersThatComeAndGoNeverMeetAClosedModel() throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        tasks.add(SharedModelsTest::comeAndGo);
      }
      for (Future<Integer> found : workers.invokeAll(tasks)) {
        assertThat(found.get(), is(25));
      }
    } finally {
      workers.shutdown();
    }
  }

  private static int comeAndGo() {
    DetectorConfig config = DetectorConfig.of(Squares.model("yolo.onnx")).withThreads(2);
    List<Square> squares = List.of(new Square(30, 30, 12, true));
    int found = 0;
    for (int i = 0; i < 25; i++) {
      try (OnnxDetector detector = OnnxDetector.open(config)) {
        found +=
            detector
                .detect(List.of(Squares.frame(0, 160, 96, 1, PixelOrder.RGB, squares)))
                .get(0)
                .size();
      }
    }
    return found;
  }
}
