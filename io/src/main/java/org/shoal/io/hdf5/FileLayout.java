package org.shoal.io.hdf5;

import java.util.List;

/**
 * What stands in a file of growing datasets.
 *
 * @param groups paths of the groups from the root on, without a slash in front, parents first
 * @param textLists attributes of these groups
 * @param datasets datasets in these groups
 */
record FileLayout(List<String> groups, List<TextList> textLists, List<DatasetSpec> datasets) {
  FileLayout {
    groups = List.copyOf(groups);
    textLists = List.copyOf(textLists);
    datasets = List.copyOf(datasets);
  }

  /**
   * An attribute that is a list of strings.
   *
   * @param group path of the group that has it
   * @param name its name
   * @param texts its value
   */
  record TextList(String group, String name, List<String> texts) {
    TextList {
      texts = List.copyOf(texts);
    }
  }
}
