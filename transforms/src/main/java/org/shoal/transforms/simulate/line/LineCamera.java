package org.shoal.transforms.simulate.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.shoal.transforms.simulate.Canvas;
import org.shoal.transforms.simulate.Seeds;
import org.shoal.transforms.simulate.SensorNoise;
import org.shoal.transforms.simulate.TrueBox;

/** Films a conveyor: paints frame after frame, in order. */
final class LineCamera {
  private final Conveyor conveyor;
  private final ConveyorScene scene;
  private final BottlePainter painter;
  private final SensorNoise noise;
  private final Canvas canvas;
  private final double gain;
  private final double exposure;
  private final int[] covered;

  LineCamera(LineConfig config, int camera, Conveyor conveyor) {
    this.conveyor = conveyor;
    this.scene = new ConveyorScene(config, camera, conveyor.lanes);
    this.canvas = new Canvas(config.width(), config.height());
    Random random = Seeds.NOISE.random(config.seed(), camera);
    this.gain = 0.85 + 0.25 * random.nextDouble();
    this.exposure = 0.006 + 0.012 * random.nextDouble();
    double light = (random.nextBoolean() ? 1 : -1) * (0.25 + 0.3 * random.nextDouble());
    this.painter = new BottlePainter(canvas, gain, light);
    this.noise = new SensorNoise(random);
    this.covered = new int[conveyor.bottles.size()];
  }

  /**
   * Films one frame.
   *
   * @param rgb gets the picture, shape (height x width x 3)
   * @return the bottles of which the picture shows something, by their index on the conveyor
   */
  List<TrueBox> film(double seconds, byte[] rgb) {
    canvas.clearOwners();
    scene.paint(
        canvas,
        conveyor.lanes.stream().mapToDouble(lane -> conveyor.run(lane, seconds)).toArray(),
        gain);
    for (int i = 0; i < covered.length; i++) {
      Bottle bottle = conveyor.bottles.get(i);
      double blur = exposure * conveyor.speed(bottle.lane(), seconds);
      painter.paint(bottle, i, conveyor.x(bottle, seconds), blur);
    }
    scene.paintPosts(canvas, gain);
    List<TrueBox> boxes = boxes(seconds);
    noise.addTo(canvas);
    canvas.toBytes(rgb);
    return boxes;
  }

  private List<TrueBox> boxes(double seconds) {
    Arrays.fill(covered, 0);
    for (short owner : canvas.owner) {
      if (owner != Canvas.NOBODY) {
        covered[owner]++;
      }
    }
    List<TrueBox> boxes = new ArrayList<>();
    for (int i = 0; i < covered.length; i++) {
      Bottle bottle = conveyor.bottles.get(i);
      double x = conveyor.x(bottle, seconds);
      double left = Math.max(-0.5, x - bottle.radiusPixels());
      double right = Math.min(canvas.width - 0.5, x + bottle.radiusPixels());
      double bottom = Math.min(canvas.height - 0.5, bottle.lane().baseline());
      double top = Math.max(-0.5, bottle.lane().baseline() - bottle.heightPixels());
      if (left < right) {
        double visible = Math.min(1, covered[i] / silhouette(bottle));
        boxes.add(new TrueBox(i, left, top, right - left, bottom - top, visible));
      }
    }
    return boxes;
  }

  /** Pixels that a bottle covers when nothing hides it. */
  private static double silhouette(Bottle bottle) {
    double area = 0;
    int rows = (int) Math.max(1, Math.round(bottle.heightPixels()));
    for (int row = 0; row < rows; row++) {
      double t = (row + 0.5) / rows;
      area += 2 * bottle.product().shape().radiusAt(t, bottle.cap() != Cap.NONE);
    }
    return area * bottle.lane().scale() * bottle.heightPixels() / rows;
  }
}
