package org.shoal.io.positions;

import java.io.IOException;
import java.util.List;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.parquet.ParquetFiles;

/** Finds the positions in a result of tracking; tells HDF5 from Parquet by what is in the file. */
public final class ResultPositions {
  private ResultPositions() {}

  /**
   * The positions in a result.
   *
   * @param tracks a local {@code tracking.h5}; the tracks table in Parquet as a file, folder or
   *     glob on any filesystem that Beam knows; or a table of positions as {@link TruthCsv} reads
   *     it, named {@code .csv}
   * @param kind which positions; a {@code .csv} has one kind only
   * @throws InvalidInputException when there is no such file
   */
  public static PositionSource of(String tracks, PositionKind kind) throws IOException {
    List<String> files = ParquetFiles.find(tracks);
    if (files.isEmpty()) {
      throw new InvalidInputException(tracks, "", "there is no such file");
    }
    if (ParquetFiles.isParquet(files.get(0))) {
      return TracksTablePositions.of(files, kind);
    }
    if (files.size() > 1) {
      throw new InvalidInputException(
          tracks, "", "names several files that are not Parquet, such as " + files.get(0));
    }
    if (files.get(0).endsWith(".csv")) {
      return TruthCsv.of(files.get(0));
    }
    if (BeamFiles.isRemote(files.get(0))) {
      throw new InvalidInputException(files.get(0), "", "HDF5 is read from local files only");
    }
    return TrackingFilePositions.of(BeamFiles.local(files.get(0)), kind);
  }
}
