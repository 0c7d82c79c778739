package org.shoal.transforms.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.shoal.io.pose.Keypoint;

/** A film of swimmers: paints frame after frame, in order. */
final class SwimFilm {
  private final PoolCamera camera;
  private final PoolScene scene;
  private final List<CrawlSwimmer> swimmers;
  private final List<SwimmerBody> bodies = new ArrayList<>();
  private final List<Splashes> splashes = new ArrayList<>();
  private final LimbPainter painter;
  private final SensorNoise noise;
  private final Canvas canvas;
  private final double[] pose = new double[3 * Joint.COUNT];

  SwimFilm(SwimConfig config, PoolCamera camera, List<CrawlSwimmer> swimmers) {
    this.camera = camera;
    this.swimmers = swimmers;
    this.scene = new PoolScene(config, camera);
    for (CrawlSwimmer swimmer : swimmers) {
      Random random = Seeds.SKIN.random(config.seed(), bodies.size());
      bodies.add(new SwimmerBody(camera, swimmer.size, random));
      splashes.add(new Splashes(swimmer, camera, random.nextLong()));
    }
    Random random = Seeds.NOISE.random(config.seed(), 0);
    double clear = 0.62 + 0.2 * random.nextDouble();
    double dimming = 0.5 + 0.5 * random.nextDouble();
    this.painter = new LimbPainter(scene.picture, scene.gain(), clear, dimming);
    this.noise = new SensorNoise(random);
    this.canvas = new Canvas(config.width(), config.height());
  }

  /**
   * Films one frame.
   *
   * @param rgb gets the picture, shape (height x width x 3)
   * @return every swimmer's true pose
   */
  List<TruePose> next(double seconds, byte[] rgb) {
    scene.paint(canvas, seconds);
    List<TruePose> poses = new ArrayList<>();
    for (int i = swimmers.size() - 1; i >= 0; i--) {
      swimmers.get(i).pose(seconds, pose);
      List<Limb> limbs = bodies.get(i).limbs(pose);
      limbs.forEach(limb -> painter.paint(canvas, limb));
      splashes.get(i).paint(canvas, seconds, scene.gain());
      poses.add(0, new TruePose(box(limbs), keypoints()));
    }
    noise.addTo(canvas);
    canvas.toBytes(rgb);
    return poses;
  }

  private double[] keypoints() {
    double[] keypoints = new double[2 * Keypoint.COUNT];
    double[] seen = new double[3];
    for (int joint = 0; joint < Keypoint.COUNT; joint++) {
      camera.project(pose[3 * joint], pose[3 * joint + 1], pose[3 * joint + 2], seen);
      keypoints[2 * joint] = seen[0];
      keypoints[2 * joint + 1] = seen[1];
    }
    return keypoints;
  }

  private double[] box(List<Limb> limbs) {
    double[] box = {canvas.width, canvas.height, 0, 0};
    for (Limb limb : limbs) {
      extend(box, limb.from(), limb.fromPixels());
      extend(box, limb.to(), limb.toPixels());
    }
    box[0] = Math.max(-0.5, box[0]);
    box[1] = Math.max(-0.5, box[1]);
    box[2] = Math.min(canvas.width - 0.5, box[2]);
    box[3] = Math.min(canvas.height - 0.5, box[3]);
    return box;
  }

  private static void extend(double[] box, double[] at, double radius) {
    box[0] = Math.min(box[0], at[0] - radius);
    box[1] = Math.min(box[1], at[1] - radius);
    box[2] = Math.max(box[2], at[0] + radius);
    box[3] = Math.max(box[3], at[1] + radius);
  }
}
