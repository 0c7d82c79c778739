package org.shoal.io.results;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.shoal.io.Problem;

/**
 * What a mission has to say when a recording's files are made.
 *
 * @param summary its part of summary.json
 * @param problems what the recording's owner should know
 */
public record FinishedMission(ObjectNode summary, List<Problem> problems) {
  public FinishedMission {
    problems = List.copyOf(problems);
  }

  /**
   * The same from a record, whose components become fields in snake_case.
   *
   * @param facts a record of numbers, strings and lists of them
   */
  public static FinishedMission of(Record facts, List<Problem> problems) {
    return new FinishedMission(ResultAssembler.JSON.valueToTree(facts), problems);
  }
}
