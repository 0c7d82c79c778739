package org.shoal.io.detection;

/** A frame window with what a mission made of it: what result files are written from. */
public interface ResultWindow {
  /** The window, with what became of every camera's frames. */
  FrameWindow frames();
}
