package org.shoal.io.hdf5;

import java.util.List;
import java.util.stream.Stream;

/**
 * What stands in a file of growing datasets. Most have a row for each frame; the first of these is
 * the frames' index, int64. Others have a row for each event, of which there are few.
 *
 * @param groups paths of the groups from the root on, without a slash in front, parents first
 * @param textLists attributes of these groups
 * @param datasets datasets in these groups with a row a frame, the frames' index first
 * @param events datasets in these groups with a row an event
 */
public record FileLayout(
    List<String> groups,
    List<TextList> textLists,
    List<DatasetSpec> datasets,
    List<DatasetSpec> events) {
  /** Position of the frames' index among the datasets. */
  public static final int FRAME_INDEX = 0;

  public FileLayout {
    groups = List.copyOf(groups);
    textLists = List.copyOf(textLists);
    datasets = List.copyOf(datasets);
    events = List.copyOf(events);
  }

  /** A layout without datasets of events. */
  public FileLayout(List<String> groups, List<TextList> textLists, List<DatasetSpec> datasets) {
    this(groups, textLists, datasets, List.of());
  }

  /** Every dataset, those of frames first. */
  List<DatasetSpec> all() {
    return Stream.concat(datasets.stream(), events.stream()).toList();
  }

  /**
   * An attribute that is a list of strings.
   *
   * @param group path of the group that has it
   * @param name its name
   * @param texts its value
   */
  public record TextList(String group, String name, List<String> texts) {
    public TextList {
      texts = List.copyOf(texts);
    }
  }
}
