package org.shoal.io.parquet;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A file of any filesystem that Beam knows, for Parquet to read. */
final class BeamInputFile implements InputFile {
  private final MatchResult.Metadata file;

  BeamInputFile(String uri) throws IOException {
    this.file = FileSystems.matchSingleFileSpec(uri);
  }

  @Override
  public long getLength() {
    return file.sizeBytes();
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    ReadableByteChannel channel = FileSystems.open(file.resourceId());
    if (channel instanceof SeekableByteChannel seekable) {
      return new ChannelStream(seekable);
    }
    channel.close();
    throw new IOException(this + ": its filesystem cannot read from the middle of a file");
  }

  @Override
  public String toString() {
    return file.resourceId().toString();
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
