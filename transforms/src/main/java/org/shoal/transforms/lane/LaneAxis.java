package org.shoal.transforms.lane;

/** The picture's axis along which lanes lie beside each other. */
public enum LaneAxis {
  /** Lanes run from left to right, one above the other, as seen from the pool's side. */
  Y,
  /** Lanes run up and down the picture, one beside the other, as seen from the pool's end. */
  X
}
