package org.shoal.pipelines.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Locale;
import org.shoal.transforms.evaluate.ClearScores;
import org.shoal.transforms.evaluate.Evaluation;
import org.shoal.transforms.evaluate.HotaScores;
import org.shoal.transforms.evaluate.IdentityScores;
import org.shoal.transforms.evaluate.TrackScores;

/** Scores as JSON, and as a short table to read. */
final class ScoreReport {
  private ScoreReport() {}

  /** All scores; what is undefined is null. Lengths are metres. */
  static ObjectNode json(Evaluation evaluation) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("frames", evaluation.frames());
    json.put("true_positions", evaluation.truePositions());
    json.put("found_positions", evaluation.foundPositions());
    json.put("unjudged_positions", evaluation.unjudgedPositions());
    json.put("fish", evaluation.trueIdentities());
    json.put("ids", evaluation.foundIdentities());
    for (TrackScores scores : evaluation.scores()) {
      ObjectNode node = json.withArray("scores").addObject();
      node.put("within", scores.within());
      put(node, scores.clear());
      put(node, scores.identity());
      put(node, scores.hota());
    }
    return json;
  }

  private static void put(ObjectNode node, ClearScores scores) {
    put(node, "mota", scores.mota());
    put(node, "motp", scores.motp());
    node.put("matches", scores.matches());
    node.put("misses", scores.misses());
    node.put("false_positives", scores.falsePositives());
    node.put("switches", scores.switches());
    node.put("fragments", scores.fragments());
    node.put("mostly_tracked", scores.mostlyTracked());
    node.put("partly_tracked", scores.partlyTracked());
    node.put("mostly_lost", scores.mostlyLost());
    put(node, "rmse", scores.rmse());
    put(node, "rmse_xy", scores.rmseXy());
    put(node, "rmse_z", scores.rmseZ());
  }

  private static void put(ObjectNode node, IdentityScores scores) {
    put(node, "idf1", scores.idf1());
    put(node, "id_precision", scores.precision());
    put(node, "id_recall", scores.recall());
  }

  private static void put(ObjectNode node, HotaScores scores) {
    put(node, "hota", scores.hota());
    put(node, "det_a", scores.detA());
    put(node, "ass_a", scores.assA());
    put(node, "loc_a", scores.locA());
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }

  /** A line for each distance. */
  static void print(Evaluation evaluation, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%d frames, %d fish, %d identities%n",
        evaluation.frames(),
        evaluation.trueIdentities(),
        evaluation.foundIdentities());
    if (evaluation.unjudgedPositions() > 0) {
      out.printf(
          Locale.ROOT,
          "not judged: %d positions in frames of which the truth has nothing%n",
          evaluation.unjudgedPositions());
    }
    out.printf(
        "%7s %7s %7s %7s %8s %9s %7s %7s %15s %7s %7s %7s%n",
        "within",
        "MOTA",
        "IDF1",
        "HOTA",
        "switches",
        "fragments",
        "misses",
        "false",
        "tracked/pt/lost",
        "RMSE",
        "XY",
        "Z mm");
    for (TrackScores scores : evaluation.scores()) {
      ClearScores clear = scores.clear();
      out.printf(
          Locale.ROOT,
          "%4s mm %7s %7s %7s %8d %9d %7d %7d %15s %7s %7s %7s%n",
          millimetres(scores.within(), 0),
          number(clear.mota(), 4),
          number(scores.identity().idf1(), 4),
          number(scores.hota().hota(), 4),
          clear.switches(),
          clear.fragments(),
          clear.misses(),
          clear.falsePositives(),
          clear.mostlyTracked() + "/" + clear.partlyTracked() + "/" + clear.mostlyLost(),
          millimetres(clear.rmse(), 2),
          millimetres(clear.rmseXy(), 2),
          millimetres(clear.rmseZ(), 2));
    }
  }

  private static String millimetres(double metres, int digits) {
    return number(1000 * metres, digits);
  }

  private static String number(double value, int digits) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "-";
  }
}
