package org.shoal.io.stroke;

/**
 * One stroke of one arm: the wrist's y had a peak (in a picture, whose y points down, the wrist was
 * at its lowest).
 *
 * @param wrist which wrist
 * @param frame recording frame index of the peak
 * @param timeSeconds clock time of the peak
 * @param y of the wrist at the peak, pixels
 * @param prominence how far the peak stands out of what is around it, pixels
 * @param confidence 0 to 1, from the prominence: 1 - least / (2 prominence), where least is the
 *     prominence that a stroke must have; 0.5 for a stroke that just has it, towards 1 for a high
 *     one
 * @param bridged whether the wrist was not seen at the peak or in a frame beside it, so that the
 *     peak rests on interpolated values
 */
public record Stroke(
    Wrist wrist,
    long frame,
    double timeSeconds,
    double y,
    double prominence,
    double confidence,
    boolean bridged) {}
