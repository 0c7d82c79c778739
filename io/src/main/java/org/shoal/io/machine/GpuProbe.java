package org.shoal.io.machine;

/** Says how busy the graphics processors are; cheap enough to be asked all the time. */
@FunctionalInterface
public interface GpuProbe {
  /** How busy they are now; {@link GpuLoad#NONE} when that cannot be told. */
  GpuLoad read();
}
