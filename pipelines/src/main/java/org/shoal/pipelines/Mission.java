package org.shoal.pipelines;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.shoal.io.hdf5.Provenance;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.ResultsConfig;
import org.shoal.io.resume.SegmentStore;

/** What tells one mission's job from another's; {@link MissionJob} does the rest. */
public interface Mission {
  /** What the job works on, checked. */
  List<Recording> recordings();

  /**
   * Adds what this mission's files say of their origin: digests of models and calibrations.
   *
   * @param provenance what every mission says
   */
  Provenance provenance(Recording recording, Provenance provenance) throws IOException;

  /**
   * What is kept of footage for runs to come; empty when this job does not look at footage and
   * leaves alone what others kept.
   */
  default Optional<SegmentStore<?>> store() throws IOException {
    return Optional.empty();
  }

  /** The pipeline, ready to run. */
  Pipeline pipeline(ResultsConfig results) throws IOException;

  /**
   * What came out, in a few words that follow the number of frames, e.g. {@code 9 fish}.
   *
   * @param summary the recording's summary.json
   */
  String outcome(ObjectNode summary);
}
