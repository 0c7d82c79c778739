package org.shoal.io.annotate;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Map;
import org.shoal.io.classification.Attribute;
import org.shoal.io.classification.Classification;
import org.shoal.io.classification.TrackState;
import org.shoal.io.zone.TriggerZone;
import org.shoal.io.zone.TriggerZones;

/**
 * Draws into frames of one size: trigger zones, a box a track in the colour of its state with its
 * id above, its attributes or state below that, and a caption in the corner. Not safe for use by
 * several threads.
 */
public final class FrameAnnotator {
  private static final Color ZONE = new Color(80, 170, 255);
  private static final Color KNOWN = Color.WHITE;
  private static final Color UNKNOWN = new Color(170, 170, 170);
  private static final Color BACKGROUND = new Color(0, 0, 0, 150);
  private static final Map<TrackState, Color> COLOURS =
      Map.of(
          TrackState.NEW, new Color(255, 220, 60),
          TrackState.TRACKED, new Color(255, 150, 40),
          TrackState.CLASSIFIED, new Color(70, 220, 90),
          TrackState.FAILED, Color.RED);

  private final int width;
  private final int height;
  private final TriggerZones zones;
  private final BufferedImage image;
  private final int[] pixels;
  private final Font font;
  private final float line;

  /** An annotator of frames of a size, in pixels. */
  public FrameAnnotator(int width, int height, TriggerZones zones) {
    this.width = width;
    this.height = height;
    this.zones = zones;
    this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    this.font = new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(9, height / 36));
    this.line = Math.max(1, height / 300f);
  }

  /** The colour of a state's boxes. */
  static Color colour(TrackState state) {
    return COLOURS.get(state);
  }

  /**
   * Draws into a frame.
   *
   * @param rgb the frame, width * height * 3 bytes: red, green, blue, rows packed; changed
   * @param caption written in the top left corner
   */
  public void draw(byte[] rgb, FrameAnnotations annotations, String caption) {
    load(rgb);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setFont(font);
    for (TriggerZone zone : zones.zones()) {
      drawZone(graphics, zone.bounds(width, height));
    }
    annotations.tracks().forEach(track -> drawTrack(graphics, track));
    write(graphics, caption, KNOWN, line, line);
    graphics.dispose();
    store(rgb);
  }

  private void drawZone(Graphics2D graphics, TriggerZone.Bounds zone) {
    graphics.setColor(ZONE);
    float[] dashes = {6 * line, 4 * line};
    graphics.setStroke(
        new BasicStroke(line, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
    graphics.draw(
        new Rectangle2D.Double(
            zone.left(),
            zone.top(),
            zone.right() - zone.left() - line,
            zone.bottom() - zone.top() - line));
  }

  private void drawTrack(Graphics2D graphics, Annotation track) {
    Color colour = colour(track.state());
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(2 * line));
    graphics.draw(new Rectangle2D.Double(track.x() + 0.5, track.y() + 0.5, track.w(), track.h()));
    int row = graphics.getFontMetrics().getHeight();
    double y = Math.max(0, track.y() - row);
    write(graphics, "#" + track.track(), colour, track.x(), y);
    if (track.state() == TrackState.CLASSIFIED) {
      for (Attribute attribute : Attribute.values()) {
        y += row;
        writeAttribute(graphics, attribute, track, y);
      }
    } else {
      write(graphics, track.state().name(), colour, track.x(), y + row);
    }
  }

  private void writeAttribute(
      Graphics2D graphics, Attribute attribute, Annotation track, double y) {
    String value = track.classification().value(attribute);
    Color colour = value.equals(Classification.UNKNOWN_VALUE) ? UNKNOWN : KNOWN;
    write(graphics, attribute.column() + " " + value, colour, track.x() + 3 * line, y);
  }

  private void write(Graphics2D graphics, String text, Color colour, double x, double y) {
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.setColor(BACKGROUND);
    graphics.fill(new Rectangle2D.Double(x, y, metrics.stringWidth(text), metrics.getHeight()));
    graphics.setColor(colour);
    graphics.drawString(text, (float) x, (float) y + metrics.getAscent());
  }

  private void load(byte[] rgb) {
    for (int i = 0, at = 0; i < pixels.length; i++, at += 3) {
      pixels[i] = (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | (rgb[at + 2] & 0xff);
    }
  }

  private void store(byte[] rgb) {
    for (int i = 0, at = 0; i < pixels.length; i++, at += 3) {
      rgb[at] = (byte) (pixels[i] >> 16);
      rgb[at + 1] = (byte) (pixels[i] >> 8);
      rgb[at + 2] = (byte) pixels[i];
    }
  }
}
