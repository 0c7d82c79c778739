package org.shoal.transforms.detect;

/** Which classes are kept. */
@FunctionalInterface
interface ClassFilter {
  /** Whether a class, by its index, is kept. */
  boolean keeps(int classId);
}
