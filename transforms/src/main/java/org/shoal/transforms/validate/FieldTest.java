package org.shoal.transforms.validate;

/** Tests of an installation. */
public enum FieldTest {
  /** No test. */
  NONE,
  /** Bottles stand still, and so must their boxes. */
  STATIC,
  /** Bottles move slowly; each must keep its identity. */
  LOW_SPEED,
  /** As many bottles at once as the line ever carries. */
  STRESS
}
