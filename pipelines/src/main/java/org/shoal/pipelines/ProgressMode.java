package org.shoal.pipelines;

/** When progress is shown. */
public enum ProgressMode {
  /** When standard error is a terminal. */
  AUTO,
  /** Also when it is not. */
  ALWAYS,
  /** Not at all. */
  NEVER
}
