package org.shoal.transforms.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.shoal.transforms.geometry.CameraModel;

/** One camera that films the tank: paints frame after frame, in order. */
final class TankCamera {
  private final MeshPainter painter;
  private final Backdrop backdrop;
  private final FishBody[] bodies;
  private final Canvas canvas;
  private final SensorNoise noise;
  private final double gain;

  TankCamera(CameraModel model, Tank tank, TankTexture texture, FishBody[] bodies, Film film) {
    this.painter = new MeshPainter(model, tank);
    this.backdrop = new Backdrop(model, tank, texture, film.seed());
    this.bodies = bodies;
    this.canvas = new Canvas(model.width(), model.height());
    Random random = Seeds.NOISE.random(film.seed(), film.camera());
    this.gain = 0.9 + 0.2 * random.nextDouble();
    this.noise = new SensorNoise(random);
  }

  /** What makes this camera's pictures its own. */
  record Film(long seed, int camera) {}

  /**
   * Films one frame.
   *
   * @param rgb gets the picture, shape (height x width x 3)
   * @return the fish in the image, by index
   */
  List<TrueBox> film(double seconds, FishPose[] poses, byte[] rgb) {
    canvas.clearOwners();
    backdrop.paint(canvas, seconds, gain);
    for (int fish = 0; fish < poses.length; fish++) {
      backdrop.castShadow(canvas, poses[fish], bodies[fish].length);
    }
    double[][] edges = new double[poses.length][4];
    int[] covered = new int[poses.length];
    for (int fish : deepestFirst(poses)) {
      bodies[fish].take(poses[fish]);
      covered[fish] = painter.paint(canvas, (short) fish, bodies[fish], gain, edges[fish]);
    }
    noise.addTo(canvas);
    canvas.toBytes(rgb);
    return boxes(edges, covered);
  }

  /** From above, what is deeper is behind. */
  private static int[] deepestFirst(FishPose[] poses) {
    return IntStream.range(0, poses.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer fish) -> -poses[fish].z()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private List<TrueBox> boxes(double[][] edges, int[] covered) {
    int[] seen = new int[covered.length];
    for (short owner : canvas.owner) {
      if (owner != Canvas.NOBODY) {
        seen[owner]++;
      }
    }
    List<TrueBox> boxes = new ArrayList<>();
    for (int fish = 0; fish < covered.length; fish++) {
      if (seen[fish] > 0) {
        double left = Math.max(-0.5, edges[fish][0]);
        double top = Math.max(-0.5, edges[fish][1]);
        double w = Math.min(canvas.width - 0.5, edges[fish][2]) - left;
        double h = Math.min(canvas.height - 0.5, edges[fish][3]) - top;
        boxes.add(new TrueBox(fish, left, top, w, h, seen[fish] / (double) covered[fish]));
      }
    }
    return boxes;
  }
}
