package org.shoal.runners.store;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.util.concurrent.Uninterruptibles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.shoal.io.InvalidInputException;
import org.shoal.io.results.ResultFolder;

/** The lock of results in a store that has no locks. */
class StoredLockTest {
  private static final ResultFolder FOLDER = new ResultFolder("objects://results/out", "pond");

  @BeforeEach
  void emptyTheStore() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    ObjectStore.clear();
  }

  @Test
  void aSecondRunIsRefusedAndToldWhoIsAtWork() throws IOException {
    try (Closeable first = FOLDER.lock()) {
      InvalidInputException e =
          assertThrows(InvalidInputException.class, FOLDER::lock, first::toString);

      assertThat(
          e.getMessage(),
          allOf(
              containsString(FOLDER.location() + ": another run is writing there: process "),
              containsString(ProcessHandle.current().pid() + " on "),
              containsString("if it no longer exists, remove " + claims().get(0))));
      assertThat(
          FOLDER.lockHolder().orElseThrow(),
          startsWith("process " + ProcessHandle.current().pid() + " on "));
    }
  }

  @Test
  void afterARunNothingIsLeftAndTheNextOneMayStart() throws IOException {
    FOLDER.lock().close();
    assertThat(claims(), is(List.of()));
    assertThat(FOLDER.lockHolder().isPresent(), is(false));

    FOLDER.lock().close();
  }

  @Test
  void aRunWhoseClaimAppearsAfterAnotherHasTheLockIsRefused() throws IOException {
    List<Closeable> second = new ArrayList<>();
    ObjectStore.setFault(
        claim -> {
          ObjectStore.setFault(name -> {});
          second.add(FOLDER.lock());
        });

    assertThrows(InvalidInputException.class, FOLDER::lock);

    assertThat(claims().size(), is(1));
    second.get(0).close();
    assertThat(claims(), is(List.of()));
  }

  @RepeatedTest(3)
  void ofTwoRunsThatBeginInTheSameMomentOneGoesOn() throws Exception {
    CountDownLatch writing = new CountDownLatch(2);
    ObjectStore.setFault(
        claim -> {
          writing.countDown();
          Uninterruptibles.awaitUninterruptibly(writing);
        });
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Boolean> run =
          () -> {
            try {
              return FOLDER.lock() != null;
            } catch (InvalidInputException e) {
              return false;
            }
          };
      List<Boolean> locked = new ArrayList<>();
      for (Future<Boolean> done : threads.invokeAll(List.of(run, run))) {
        locked.add(done.get());
      }
      assertThat(Set.copyOf(locked), is(Set.of(true, false)));
      assertThat(claims().size(), is(1));
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aLockThatIsGivenBackWhileTheProcessEndsIsNoError() throws Exception {
    Process ending =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Ending.class.getName())
            .redirectErrorStream(true)
            .start();

    List<String> said =
        new String(ending.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();

    assertThat(said, contains("[]"));
    assertThat(ending.waitFor(), is(0));
  }

  /** Gives its lock back when it is ending already; says which claims remain. */
  static final class Ending {
    private Ending() {}

    public static void main(String[] arguments) throws IOException {
      FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
      Closeable lock = FOLDER.lock();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> giveBack(lock)));
      System.exit(0);
    }

    private static void giveBack(Closeable lock) {
      try {
        lock.close();
        for (int i = 0; i < 100 && !claims().isEmpty(); i++) {
          Thread.sleep(50);
        }
        System.out.println(claims());
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static List<String> claims() {
    return ObjectStore.below(FOLDER.location()).keySet().stream()
        .map(FOLDER::location)
        .filter(name -> name.contains("/.lock"))
        .toList();
  }
}
