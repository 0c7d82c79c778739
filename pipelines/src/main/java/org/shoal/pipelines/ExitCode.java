package org.shoal.pipelines;

/** How a command ended, as its exit status tells. */
public enum ExitCode {
  /** Everything went well. */
  GOOD(0),
  /** The command or its input is wrong; nothing was done. */
  USAGE(2),
  /** Results are complete, but something was wrong with the data: see problems.jsonl. */
  PROBLEMS(3),
  /** The job failed, or a recording is too bad to be trusted. */
  FAILED(4);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** The process's exit status. */
  public int status() {
    return status;
  }

  /** The worse of two endings. */
  public ExitCode worse(ExitCode other) {
    return other.status > status ? other : this;
  }
}
