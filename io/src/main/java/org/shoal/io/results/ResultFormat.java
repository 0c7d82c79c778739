package org.shoal.io.results;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.detection.ResultWindow;
import org.shoal.io.hdf5.ShardRef;
import org.shoal.io.parquet.ResultTable;
import org.shoal.io.recording.Recording;

/**
 * What one mission's result folder holds and how it comes about: each window is written into shards
 * by whichever worker has it, and one step a recording makes the final files of them. Tables,
 * accounts of frames, problems, digests and the summary are every mission's; the HDF5 file,
 * pictures and what else there is are the format's.
 *
 * @param <W> the windows
 * @param <F> what the last step must know of a window beyond its shards; small
 */
public abstract class ResultFormat<W extends ResultWindow, F> implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The Parquet tables. */
  public abstract List<ResultTable<? super W>> tables();

  /**
   * Makes a writer of a recording's HDF5 shards, for one thread.
   *
   * @param shardFolder where the shards go
   */
  public abstract ChunkWriter<W> chunkWriter(Recording recording, String shardFolder);

  /** Codes windows, which come packed. */
  public abstract RecordCoder<W> windowCoder();

  /** What the last step must know of a window. */
  public abstract F facts(W window);

  /** Codes that, always into the same bytes. */
  public abstract Coder<F> factsCoder();

  /**
   * Makes every file that is not a table. Files that are in the folder when it returns become the
   * recording's results.
   */
  public abstract FinishedMission finish(Assembly<F> assembly) throws IOException;

  /** Writes windows' rows of an HDF5 file into shards. */
  @FunctionalInterface
  public interface ChunkWriter<W> {
    /** Writes one window's shard. */
    ShardRef write(W window) throws IOException;
  }
}
