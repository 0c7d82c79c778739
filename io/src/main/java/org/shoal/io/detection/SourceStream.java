package org.shoal.io.detection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Remembers whether reading failed, to tell a failing disk or network from content that a reader
 * further up finds damaged: both are IOExceptions there.
 */
final class SourceStream extends FilterInputStream {
  private boolean failed;

  SourceStream(InputStream in) {
    super(in);
  }

  boolean hasFailed() {
    return failed;
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }
}
