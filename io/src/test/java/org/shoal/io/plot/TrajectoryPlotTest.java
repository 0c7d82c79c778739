package org.shoal.io.plot;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrajectoryPlotTest {
  @TempDir Path folder;

  @Test
  void everyFishLeavesALineOfItsColourInBothPanels() throws IOException {
    TrajectoryPlot plot = new TrajectoryPlot("pond");
    for (int i = 0; i < 100_000; i++) {
      double t = i / 30.0;
      plot.add(0, t, Math.cos(t / 50), Math.sin(t / 50), 1.2);
      plot.add(1, t, 0.5 * Math.cos(t / 50), 0.5 * Math.sin(t / 50), 1.6);
    }

    plot.writePng(folder.resolve("trajectories.png"));

    BufferedImage image = ImageIO.read(folder.resolve("trajectories.png").toFile());
    assertThat(image.getWidth(), is(1600));
    assertThat(image.getHeight(), is(800));
    for (int fish = 0; fish < 2; fish++) {
      int colour = Color.getHSBColor(fish * 0.381966f, 0.85f, 0.8f).getRGB();
      assertThat(pixels(image, 0, colour), greaterThan(300));
      assertThat(pixels(image, 800, colour), greaterThan(300));
    }
  }

  @Test
  void aRecordingWithoutFishStillGivesAPicture() throws IOException {
    new TrajectoryPlot("empty").writePng(folder.resolve("empty.png"));

    assertThat(ImageIO.read(folder.resolve("empty.png").toFile()).getWidth(), is(1600));
  }

  @Test
  void theSamePositionsGiveTheSameBytes() throws IOException {
    for (String name : new String[] {"a.png", "b.png"}) {
      TrajectoryPlot plot = new TrajectoryPlot("pond");
      for (int i = 0; i < 9_000; i++) {
        plot.add(7, i / 30.0, i * 1e-4, -i * 1e-4, 1.5);
      }
      plot.writePng(folder.resolve(name));
    }

    assertThat(Files.mismatch(folder.resolve("a.png"), folder.resolve("b.png")), is(-1L));
  }

  private static int pixels(BufferedImage image, int left, int rgb) {
    int count = 0;
    for (int y = 0; y < 800; y++) {
      for (int x = left; x < left + 800; x++) {
        count += image.getRGB(x, y) == rgb ? 1 : 0;
      }
    }
    return count;
  }
}
