package org.shoal.io.parquet;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A file for Parquet to read through a channel. (Parquet's own class for local files reads single
 * bytes where whole blocks are asked for.)
 */
final class ChannelInputFile implements InputFile {
  private interface Opener {
    ReadableByteChannel open() throws IOException;
  }

  private final String name;
  private final long length;
  private final Opener opener;

  private ChannelInputFile(String name, long length, Opener opener) {
    this.name = name;
    this.length = length;
    this.opener = opener;
  }

  /** A local file. */
  static ChannelInputFile local(Path file) throws IOException {
    return new ChannelInputFile(file.toString(), Files.size(file), () -> FileChannel.open(file));
  }

  /** A file of any filesystem that Beam knows. */
  static ChannelInputFile anywhere(String uri) throws IOException {
    MatchResult.Metadata file = FileSystems.matchSingleFileSpec(uri);
    return new ChannelInputFile(uri, file.sizeBytes(), () -> FileSystems.open(file.resourceId()));
  }

  @Override
  public long getLength() {
    return length;
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    ReadableByteChannel channel = opener.open();
    if (channel instanceof SeekableByteChannel seekable) {
      return new ChannelStream(seekable);
    }
    channel.close();
    throw new IOException(name + ": its filesystem cannot read from the middle of a file");
  }

  @Override
  public String toString() {
    return name;
  }

  private static final class ChannelStream extends DelegatingSeekableInputStream {
    private final SeekableByteChannel channel;

    ChannelStream(SeekableByteChannel channel) {
      super(Channels.newInputStream(channel));
      this.channel = channel;
    }

    @Override
    public long getPos() throws IOException {
      return channel.position();
    }

    @Override
    public void seek(long position) throws IOException {
      channel.position(position);
    }
  }
}
