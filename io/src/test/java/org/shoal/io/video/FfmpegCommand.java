package org.shoal.io.video;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;

/** The ffmpeg command of this machine, else the one that comes with the libraries. */
final class FfmpegCommand {
  private static final List<String> CALL = call();
  private static final String ENCODERS = run(List.of("-encoders"));

  private FfmpegCommand() {}

  /**
   * Writes footage of a kind that shows the numbers from the first one on. The test that asks for
   * it is skipped, saying so, where this machine lacks the encoder; in CI it fails.
   */
  static Path write(Path folder, FootageKind kind, int firstNumber) throws IOException {
    requireEncoder(kind.encoder());
    Path file = folder.resolve(kind.file());
    boolean copies = !kind.copying().isEmpty();
    Path encoded = copies ? folder.resolve("encoded-" + kind.file()) : file;
    List<String> arguments = new ArrayList<>(rawInput(folder, kind, firstNumber));
    arguments.addAll(kind.encoding());
    arguments.add(encoded.toString());
    run(arguments);
    if (copies) {
      List<String> second = new ArrayList<>(kind.copying());
      second.addAll(List.of("-i", encoded.toString(), "-c", "copy", file.toString()));
      run(second);
    }
    if (kind.rotation() != 0) {
      NumberedFootage.rotate(file, kind.rotation());
    }
    return file;
  }

  /** What ffmpeg must be told to read numbered pictures. */
  static List<String> rawInput(Path folder, FootageKind kind, int firstNumber) throws IOException {
    String size = kind.width() + "x" + kind.height();
    Path raw = folder.resolve(firstNumber + "-" + size + ".raw");
    if (!Files.exists(raw)) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(raw))) {
        for (int i = 0; i < FootageKind.PICTURES; i++) {
          out.write(NumberedFootage.picture(firstNumber + i, kind.width(), kind.height()));
        }
      }
    }
    return List.of(
        "-f", "rawvideo", "-pix_fmt", "rgb24", "-r", "25", "-s", size, "-i", raw.toString());
  }

  static void requireEncoder(String encoder) {
    if (!ENCODERS.contains(" " + encoder + " ")) {
      String reason = "this machine's ffmpeg has no encoder " + encoder;
      if ("true".equals(System.getenv("CI"))) {
        fail(reason);
      }
      System.out.println("SKIPPED: " + reason);
      abort(reason);
    }
  }

  private static List<String> call() {
    try {
      if (new ProcessBuilder("ffmpeg", "-version").start().waitFor() == 0) {
        return List.of("ffmpeg");
      }
    } catch (IOException | InterruptedException e) {
      // There is none.
    }
    return List.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class));
  }

  /** Runs ffmpeg, replacing files, and gives what it says. */
  static String run(List<String> arguments) {
    List<String> command = new ArrayList<>(CALL);
    command.addAll(List.of("-nostdin", "-hide_banner", "-loglevel", "error", "-y"));
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + said);
      }
      return said;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(String.join(" ", command), e);
    }
  }
}
