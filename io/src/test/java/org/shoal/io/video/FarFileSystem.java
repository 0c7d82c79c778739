package org.shoal.io.video;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.beam.sdk.io.FileSystem;
import org.apache.beam.sdk.io.FileSystemRegistrar;
import org.apache.beam.sdk.io.fs.CreateOptions;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptions;

/** A Beam filesystem that only reads, and whose {@code shoalfar://} paths are local ones. */
final class FarFileSystem extends FileSystem<FarFileSystem.Far> {
  static final String SCHEME = "shoalfar";

  /** Registers the filesystem with Beam. */
  public static final class Registrar implements FileSystemRegistrar {
    @Override
    public Iterable<FileSystem<?>> fromOptions(PipelineOptions options) {
      return List.of(new FarFileSystem());
    }
  }

  record Far(String uri) implements ResourceId {
    @Override
    public ResourceId resolve(String other, ResolveOptions options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ResourceId getCurrentDirectory() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getScheme() {
      return SCHEME;
    }

    @Override
    public String getFilename() {
      return uri.substring(uri.lastIndexOf('/') + 1);
    }

    @Override
    public boolean isDirectory() {
      return false;
    }
  }

  @Override
  protected ReadableByteChannel open(Far file) throws IOException {
    return Files.newByteChannel(Path.of(file.uri.substring((SCHEME + "://").length())));
  }

  @Override
  protected Far matchNewResource(String uri, boolean isDirectory) {
    return new Far(uri);
  }

  @Override
  protected String getScheme() {
    return SCHEME;
  }

  @Override
  protected List<MatchResult> match(List<String> specs) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected WritableByteChannel create(Far file, CreateOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void copy(List<Far> from, List<Far> to) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void rename(List<Far> from, List<Far> to, MoveOptions... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void delete(Collection<Far> files) {
    throw new UnsupportedOperationException();
  }
}
