package org.shoal.io.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Draws where the fish went: seen from above on the left, depth over time on the right, a colour a
 * fish. Keeps a bounded number of points a fish, however long the recording.
 */
public final class TrajectoryPlot {
  private static final int PANEL = 800;
  private static final int MOST_POINTS = 4000;
  private static final double BREAK_SECONDS = 1;

  private final String title;
  private final Map<Integer, Path3d> paths = new TreeMap<>();

  /** An empty plot with a title. */
  public TrajectoryPlot(String title) {
    this.title = title;
  }

  /**
   * Adds a position; times of a fish ascend.
   *
   * @param seconds time
   * @param x world x, metres
   * @param y world y, metres
   * @param z world z, metres
   */
  public void add(int fishId, double seconds, double x, double y, double z) {
    paths.computeIfAbsent(fishId, id -> new Path3d()).add(seconds, x, y, z);
  }

  /** Writes the picture as PNG, 1600 x 800. */
  public void writePng(Path file) throws IOException {
    BufferedImage image = new BufferedImage(2 * PANEL, PANEL, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    topView().draw(graphics, new Rectangle2D.Double(0, 0, PANEL, PANEL));
    depthOverTime().draw(graphics, new Rectangle2D.Double(PANEL, 0, PANEL, PANEL));
    graphics.dispose();
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("this Java cannot write PNG: " + file);
    }
  }

  private JFreeChart topView() {
    XYSeriesCollection series = series((path, i) -> path.x[i], (path, i) -> path.y[i]);
    XYPlot plot = plot(series, "x (m)", "y (m)");
    squareAxes(plot, series);
    return chart(title + ": top view", plot);
  }

  private JFreeChart depthOverTime() {
    XYSeriesCollection series = series((path, i) -> path.seconds[i], (path, i) -> path.z[i]);
    XYPlot plot = plot(series, "time (s)", "z (m)");
    plot.getRangeAxis().setInverted(true);
    return chart("z over time", plot);
  }

  private XYSeriesCollection series(Coordinate horizontal, Coordinate vertical) {
    XYSeriesCollection collection = new XYSeriesCollection();
    paths.forEach(
        (id, path) -> {
          XYSeries series = new XYSeries("fish " + id, false, true);
          for (int i = 0; i < path.size; i++) {
            if (i > 0 && path.seconds[i] - path.seconds[i - 1] > BREAK_SECONDS + path.spacing()) {
              series.add(horizontal.of(path, i), Double.NaN);
            }
            series.add(horizontal.of(path, i), vertical.of(path, i));
          }
          collection.addSeries(series);
        });
    return collection;
  }

  private static XYPlot plot(XYDataset dataset, String horizontal, String vertical) {
    NumberAxis domain = new NumberAxis(horizontal);
    NumberAxis range = new NumberAxis(vertical);
    domain.setAutoRangeIncludesZero(false);
    range.setAutoRangeIncludesZero(false);
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    for (int i = 0; i < dataset.getSeriesCount(); i++) {
      renderer.setSeriesPaint(i, Color.getHSBColor(i * 0.381966f, 0.85f, 0.8f));
      renderer.setSeriesStroke(i, new BasicStroke(1.5f));
    }
    XYPlot plot = new XYPlot(dataset, domain, range, renderer);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
    return plot;
  }

  /** One metre is as long sideways as upwards. */
  private static void squareAxes(XYPlot plot, XYSeriesCollection series) {
    Range horizontal = series.getDomainBounds(false);
    Range vertical = series.getRangeBounds(false);
    if (horizontal == null || vertical == null) {
      return;
    }
    double half = 0.55 * Math.max(0.01, Math.max(horizontal.getLength(), vertical.getLength()));
    double x = horizontal.getCentralValue();
    double y = vertical.getCentralValue();
    plot.getDomainAxis().setRange(x - half, x + half);
    plot.getRangeAxis().setRange(y - half, y + half);
  }

  private JFreeChart chart(String heading, XYPlot plot) {
    JFreeChart chart =
        new JFreeChart(heading, JFreeChart.DEFAULT_TITLE_FONT, plot, paths.size() <= 30);
    chart.setBackgroundPaint(Color.WHITE);
    return chart;
  }

  /** One coordinate of a point of a path. */
  private interface Coordinate {
    double of(Path3d path, int point);
  }

  /** Every {@code stride}-th point; the stride doubles when room runs out. */
  private static final class Path3d {
    final double[] seconds = new double[MOST_POINTS];
    final double[] x = new double[MOST_POINTS];
    final double[] y = new double[MOST_POINTS];
    final double[] z = new double[MOST_POINTS];
    int size;
    private long seen;
    private long stride = 1;

    void add(double atSeconds, double atX, double atY, double atZ) {
      if (seen++ % stride != 0) {
        return;
      }
      if (size == MOST_POINTS) {
        halve();
        if ((seen - 1) % stride != 0) {
          return;
        }
      }
      seconds[size] = atSeconds;
      x[size] = atX;
      y[size] = atY;
      z[size] = atZ;
      size++;
    }

    double spacing() {
      return size < 2 ? 0 : 2 * (seconds[size - 1] - seconds[0]) / size;
    }

    private void halve() {
      size /= 2;
      stride *= 2;
      for (double[] column : new double[][] {seconds, x, y, z}) {
        for (int i = 0; i < size; i++) {
          column[i] = column[2 * i];
        }
      }
    }
  }
}
