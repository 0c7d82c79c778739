package org.shoal.transforms.stroke;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Signals of all kinds, the same for the same seed. */
final class Signals {
  private final Random random;
  private final List<Scipy.Question> questions = new ArrayList<>();

  private Signals(long seed) {
    random = new Random(seed);
  }

  /** A hundred times as many signals of some twenty kinds. */
  static List<Scipy.Question> questions(int rounds, long seed) {
    Signals signals = new Signals(seed);
    for (int round = 0; round < rounds; round++) {
      signals.addSmooth();
      signals.addRough();
      signals.addTied();
      signals.addAdversarial();
      signals.addShort();
    }
    return signals.questions;
  }

  private void addSmooth() {
    int n = 1 + random.nextInt(900);
    double period = 8 + 120 * random.nextDouble();
    double phase = 7 * random.nextDouble();
    double amplitude = 200 * random.nextDouble();
    add("sine", n, i -> 300 + amplitude * Math.sin(phase + 2 * Math.PI * i / period));
    add(
        "noisy sine",
        n,
        i -> amplitude * Math.sin(phase + 2 * Math.PI * i / period) + 5 * random.nextGaussian());
    add("two sines", n, i -> amplitude * (Math.sin(i / period) + Math.sin(3.7 * i / period)));
    add("damped sine", n, i -> 400 * Math.exp(-i / 300.0) * Math.sin(phase + i / (period / 6)));
    add("growing sine", n, i -> Math.exp(i / 150.0) * Math.sin(phase + i / (period / 6)));
    add("held", n, i -> Math.round(amplitude * Math.sin(phase + i / period) / 40) * 40);
    add("float", n, i -> (float) (1e3 + amplitude * Math.sin(phase + i / period)));
  }

  private void addRough() {
    int n = 1 + random.nextInt(900);
    double[] at = new double[1];
    double step = 12 * random.nextDouble();
    add("walk", n, i -> at[0] += step * random.nextGaussian());
    add("drifting walk", n, i -> at[0] += step * random.nextGaussian() - step / 4);
    add("climbing walk", n, i -> at[0] += step * random.nextGaussian() + step / 4);
    add("noise", n, i -> 30 * random.nextGaussian());
    add("uniform noise", n, i -> 60 * random.nextDouble());
    add(
        "rests",
        n,
        i -> (i / 60 % 2 == 0 ? 0 : 100) + random.nextGaussian() + (i % 60 < 20 ? i % 20 : 0));
    add(
        "spikes",
        n,
        i -> random.nextInt(15) == 0 ? 200 * random.nextDouble() : random.nextDouble());
  }

  private void addTied() {
    int n = 1 + random.nextInt(600);
    int levels = 2 + random.nextInt(12);
    double[] at = new double[1];
    add("few levels", n, i -> 20 * random.nextInt(levels));
    add("many ties", n, i -> random.nextInt(200));
    add("integer walk", n, i -> at[0] += 10 * (random.nextInt(3) - 1));
    add("long plateaus", n, i -> at[0] += random.nextInt(10) == 0 ? 25 * random.nextGaussian() : 0);
    add("equal crests", n, i -> i % (4 + levels) == 0 ? 100 : random.nextInt(20));
    add("rest of ties", n, i -> i < 10 ? 10 * i : i > n - 20 ? 0 : 100 + random.nextInt(2));
  }

  private void addAdversarial() {
    int n = 1 + random.nextInt(400);
    double up = 5 * random.nextDouble();
    double drop = 60 * random.nextDouble();
    add("rising stairs", n, i -> up * i - (i % 2) * drop);
    add("falling stairs", n, i -> -up * i - (i % 2) * drop);
    add("tent of stairs", n, i -> -up * Math.abs(i - n / 2) - (i % 2) * drop);
    add("funnel", n, i -> (i % 4 < 2 ? 1 : -1) * (400 - i) / (1.0 + i % 2));
    add("horn", n, i -> (i % 4 < 2 ? 1 : -1) * i / (1.0 + i % 2));
    add("constant", n, i -> 77);
    add("rising", n, i -> i);
    add("falling", n, i -> -i);
    add("exact prominence", n, i -> 30 * (i / 3 % 2) + (random.nextInt(9) == 0 ? 0.25 : 0));
  }

  private void addShort() {
    for (int n = 0; n <= 3; n++) {
      add("short", n, i -> 50 * random.nextInt(3));
    }
    add("four", 4, i -> 50 * random.nextInt(3));
    add("five", 5, i -> 50 * random.nextInt(3));
  }

  private void add(String name, int length, IntToDoubleFunction value) {
    double[] signal = IntStream.range(0, length).mapToDouble(value).toArray();
    double[] prominences = {30, 30, 30, 5, 100};
    long[] distances = {9, 9, 1, 2, 5, 18, 40};
    double prominence = prominences[random.nextInt(prominences.length)];
    long distance = distances[random.nextInt(distances.length)];
    String title = name + " of " + length + ", " + prominence + ", " + distance;
    questions.add(new Scipy.Question(title, prominence, distance, Arrays.copyOf(signal, length)));
  }
}
