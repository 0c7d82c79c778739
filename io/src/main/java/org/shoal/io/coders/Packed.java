package org.shoal.io.coders;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A value as what its coder writes, compressed (zlib, level 1). For values that must wait in a
 * runner's memory: they take a fraction there, and runners that copy what waits, as the
 * DirectRunner does with every bundle, have little to copy.
 *
 * @param <T> the value
 * @param bytes must not be changed
 */
public record Packed<T>(byte[] bytes) {

  /** Packs a value. */
  public static <T> Packed<T> of(T value, RecordCoder<T> coder) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, fast)) {
      coder.encode(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a value cannot be packed", e);
    } finally {
      fast.end();
    }
    return new Packed<>(bytes.toByteArray());
  }

  /**
   * The value.
   *
   * @param coder the one that it was packed with
   * @throws UncheckedIOException if the bytes are not what that coder wrote
   */
  public T value(RecordCoder<T> coder) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return coder.decode(in);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes are no packed value of " + coder, e);
    }
  }
}
