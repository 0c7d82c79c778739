package org.shoal.transforms.simulate.line;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.shoal.transforms.simulate.TrueBox;

/**
 * What one camera filmed.
 *
 * @param camera its name
 * @param bottles the bottles of its conveyor
 * @param boxes the boxes of every frame, by index of the bottle
 */
record FilmedLine(String camera, List<Bottle> bottles, List<List<TrueBox>> boxes) {

  static void writeTruth(Path file, List<FilmedLine> films) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("camera,frame,id,x,y,w,h,visible\n");
      for (FilmedLine film : films) {
        for (int frame = 0; frame < film.boxes.size(); frame++) {
          for (TrueBox box : film.boxes.get(frame)) {
            out.write(film.truthLine(frame, box));
          }
        }
      }
    }
  }

  private String truthLine(int frame, TrueBox box) {
    return String.format(
        Locale.ROOT,
        "%s,%d,%d,%.2f,%.2f,%.2f,%.2f,%.3f\n",
        camera,
        frame,
        bottles.get(box.index()).id(),
        box.x(),
        box.y(),
        box.w(),
        box.h(),
        box.visible());
  }

  static void writeBottles(Path file, List<FilmedLine> films) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("camera,id," + String.join(",", Bottle.ATTRIBUTES) + ",first_frame,last_frame\n");
      for (FilmedLine film : films) {
        int[][] shown = film.shown();
        for (int i = 0; i < film.bottles.size(); i++) {
          Bottle bottle = film.bottles.get(i);
          String attributes = String.join(",", bottle.attributes());
          out.write(
              "%s,%d,%s,%d,%d\n"
                  .formatted(film.camera, bottle.id(), attributes, shown[i][0], shown[i][1]));
        }
      }
    }
  }

  /** First and last frame that shows something of each bottle, -1 where none does. */
  private int[][] shown() {
    int[][] shown = new int[bottles.size()][];
    Arrays.setAll(shown, bottle -> new int[] {-1, -1});
    for (int frame = 0; frame < boxes.size(); frame++) {
      for (TrueBox box : boxes.get(frame)) {
        int[] of = shown[box.index()];
        if (box.visible() > 0) {
          of[0] = of[0] < 0 ? frame : of[0];
          of[1] = frame;
        }
      }
    }
    return shown;
  }
}
