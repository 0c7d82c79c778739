package org.shoal.io.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * Compresses pages with Zstandard and reads what the usual writers write (Zstandard, Snappy, gzip,
 * none), without Hadoop's codecs and their configuration.
 */
final class PageCodecs implements CompressionCodecFactory {
  /** Zstandard's own default: higher levels gain a few per cent for several times the work. */
  private static final int LEVEL = 3;

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    if (codec != CompressionCodecName.ZSTD) {
      throw new IllegalArgumentException("pages are written with ZSTD, not " + codec);
    }
    return new ZstdCompressor();
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return switch (codec) {
      case ZSTD -> (HeapDecompressor) PageCodecs::unpackZstd;
      case SNAPPY -> (HeapDecompressor) PageCodecs::unpackSnappy;
      case GZIP -> (HeapDecompressor) PageCodecs::unpackGzip;
      case UNCOMPRESSED -> (HeapDecompressor) (bytes, size) -> bytes;
      default ->
          throw new IllegalArgumentException(
              "compressed with " + codec + "; ZSTD, SNAPPY, GZIP or no compression can be read");
    };
  }

  @Override
  public void release() {}

  private static byte[] array(BytesInput bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(bytes.size()));
    bytes.writeAllTo(out);
    return out.toByteArray();
  }

  private static byte[] unpackZstd(byte[] bytes, int size) throws IOException {
    // Looked at first, so that a damaged size cannot ask for more memory than the page needs.
    if (Zstd.getFrameContentSize(bytes) > size) {
      throw new IOException("a page is larger than its header says");
    }
    try {
      return Zstd.decompress(bytes, size);
    } catch (ZstdException e) {
      throw new IOException("a page cannot be decompressed: " + e.getMessage(), e);
    }
  }

  private static byte[] unpackSnappy(byte[] bytes, int size) throws IOException {
    if (Snappy.uncompressedLength(bytes) > size) {
      throw new IOException("a page is larger than its header says");
    }
    return Snappy.uncompress(bytes);
  }

  private static byte[] unpackGzip(byte[] bytes, int size) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readNBytes(size);
    }
  }

  private static final class ZstdCompressor implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      return BytesInput.from(Zstd.compress(array(bytes), LEVEL));
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.ZSTD;
    }

    @Override
    public void release() {}
  }

  /** Decompresses a page in heap memory. */
  @FunctionalInterface
  private interface HeapDecompressor extends BytesInputDecompressor {
    byte[] unpack(byte[] bytes, int size) throws IOException;

    @Override
    default BytesInput decompress(BytesInput bytes, int size) throws IOException {
      byte[] unpacked = unpack(array(bytes), size);
      if (unpacked.length != size) {
        throw new IOException("a page has " + unpacked.length + " bytes, not " + size);
      }
      return BytesInput.from(unpacked);
    }

    @Override
    default void decompress(ByteBuffer input, int inputSize, ByteBuffer output, int outputSize)
        throws IOException {
      byte[] bytes = new byte[inputSize];
      input.get(bytes);
      output.put(array(decompress(BytesInput.from(bytes), outputSize)));
    }

    @Override
    default void release() {}
  }
}
