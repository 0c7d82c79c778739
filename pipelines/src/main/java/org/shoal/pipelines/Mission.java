package org.shoal.pipelines;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.VoidCoder;
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

  /** Where this job keeps what it finds in footage for runs to come; by default nowhere. */
  default SegmentStore<?> store() {
    return SegmentStore.none(VoidCoder.of());
  }

  /** The pipeline, ready to run. */
  Pipeline pipeline(ResultsConfig results);

  /**
   * What came out, in a few words that follow the number of frames, e.g. {@code 9 fish}.
   *
   * @param summary the recording's summary.json
   */
  String outcome(ObjectNode summary);
}
