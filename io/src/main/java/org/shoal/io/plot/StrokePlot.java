package org.shoal.io.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.shoal.io.stroke.Wrist;

/**
 * Draws swimmers' strokes: for each swimmer the height of both wrists over time with every stroke
 * marked, and the stroke rate below. Keeps a bounded number of heights, however long the recording.
 */
public final class StrokePlot {
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 600;
  private static final Map<Wrist, Color> COLOURS =
      Map.of(Wrist.LEFT, new Color(0x1f77b4), Wrist.RIGHT, new Color(0xd95f02));

  private final String title;
  private final List<Swimmer> swimmers = new ArrayList<>();

  /** An empty plot with a title. */
  public StrokePlot(String title) {
    this.title = title;
  }

  /** Adds a swimmer, drawn below those before. */
  public Swimmer add(String name) {
    Swimmer swimmer = new Swimmer(name);
    swimmers.add(swimmer);
    return swimmer;
  }

  /** Writes the picture as PNG, 1600 pixels wide and 600 high a swimmer. */
  public void writePng(Path file) throws IOException {
    int height = HEIGHT * Math.max(1, swimmers.size());
    BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    for (int i = 0; i < swimmers.size(); i++) {
      swimmers
          .get(i)
          .chart(title)
          .draw(graphics, new Rectangle2D.Double(0, i * HEIGHT, WIDTH, HEIGHT));
    }
    graphics.dispose();
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("this Java cannot write PNG: " + file);
    }
  }

  /** What is drawn of one swimmer. */
  public static final class Swimmer {
    private final String name;
    private final Map<Wrist, WristTrace> heights = new EnumMap<>(Wrist.class);
    private final Map<Wrist, XYSeries> strokes = new EnumMap<>(Wrist.class);
    private final XYSeries rate = new XYSeries("strokes a minute", false, true);

    private Swimmer(String name) {
      this.name = name;
      for (Wrist wrist : Wrist.values()) {
        heights.put(wrist, new WristTrace());
        strokes.put(wrist, new XYSeries(wrist.label() + " strokes", false, true));
      }
    }

    /**
     * Adds where a wrist was in a frame.
     *
     * @param frame recording frame index
     * @param seconds its time since frame 0
     * @param y pixels, down
     */
    public void addHeight(Wrist wrist, long frame, double seconds, float y) {
      heights.get(wrist).add(frame, seconds, y);
    }

    /** Marks a stroke at a time in seconds since frame 0 and a y in pixels, down. */
    public void addStroke(Wrist wrist, double seconds, double y) {
      strokes.get(wrist).add(seconds, y);
    }

    /** Adds a sample of the rate at a time in seconds since frame 0. */
    public void addRate(double seconds, double strokesPerMinute) {
      rate.add(seconds, strokesPerMinute);
    }

    private JFreeChart chart(String title) {
      NumberAxis time = new NumberAxis("time (s)");
      time.setAutoRangeIncludesZero(false);
      time.setLowerMargin(0.01);
      time.setUpperMargin(0.01);
      CombinedDomainXYPlot both = new CombinedDomainXYPlot(time);
      both.add(heightPlot(), 3);
      both.add(ratePlot(), 1);
      JFreeChart chart =
          new JFreeChart(title + ": " + name, JFreeChart.DEFAULT_TITLE_FONT, both, true);
      chart.setBackgroundPaint(Color.WHITE);
      return chart;
    }

    private XYPlot heightPlot() {
      XYSeriesCollection series = new XYSeriesCollection();
      XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
      heights.forEach(
          (wrist, trace) -> addLine(trace.series(wrist.label()), wrist, series, renderer));
      strokes.forEach((wrist, marks) -> addMarks(marks, wrist, series, renderer));
      NumberAxis axis = new NumberAxis("wrist y (px, down)");
      axis.setAutoRangeIncludesZero(false);
      axis.setInverted(true);
      return styled(new XYPlot(series, null, axis, renderer));
    }

    private XYPlot ratePlot() {
      XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
      renderer.setSeriesPaint(0, Color.DARK_GRAY);
      renderer.setSeriesStroke(0, new BasicStroke(1.5f));
      renderer.setSeriesShape(0, new Rectangle2D.Double(-2, -2, 4, 4));
      return styled(
          new XYPlot(
              new XYSeriesCollection(rate), null, new NumberAxis("strokes / min"), renderer));
    }

    private static void addLine(
        XYSeries line, Wrist wrist, XYSeriesCollection series, XYLineAndShapeRenderer renderer) {
      int at = series.getSeriesCount();
      series.addSeries(line);
      renderer.setSeriesLinesVisible(at, true);
      renderer.setSeriesShapesVisible(at, false);
      renderer.setSeriesPaint(at, COLOURS.get(wrist));
      renderer.setSeriesStroke(at, new BasicStroke(1.2f));
    }

    private static void addMarks(
        XYSeries marks, Wrist wrist, XYSeriesCollection series, XYLineAndShapeRenderer renderer) {
      int at = series.getSeriesCount();
      series.addSeries(marks);
      renderer.setSeriesLinesVisible(at, false);
      renderer.setSeriesShapesVisible(at, true);
      renderer.setSeriesShape(at, triangle());
      renderer.setSeriesPaint(at, COLOURS.get(wrist).darker());
    }

    /** Points upwards, from below, at where it is drawn. */
    private static Shape triangle() {
      Path2D.Double shape = new Path2D.Double();
      shape.moveTo(0, 2);
      shape.lineTo(5, 11);
      shape.lineTo(-5, 11);
      shape.closePath();
      return shape;
    }

    private static XYPlot styled(XYPlot plot) {
      plot.setBackgroundPaint(Color.WHITE);
      plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
      plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
      return plot;
    }
  }
}
