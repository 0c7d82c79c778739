package org.shoal.io.hdf5;

import io.jhdf.Superblock;
import io.jhdf.WritableGroupImpl;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import io.jhdf.storage.HdfFileChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a file has before its first row: groups, attributes and the headers of the datasets, as
 * jHDF lays them out. The superblock is left to whoever knows where the file ends.
 *
 * @param headers address of each dataset's object header
 * @param heap the heap of the attributes' strings, not written yet
 * @param heapAddress where the heap belongs, behind everything else
 */
record Skeleton(List<Long> headers, ByteBuffer heap, long heapAddress) {

  /**
   * Writes the skeleton into an empty file. It is written twice, because attributes hold the
   * address of their strings' heap, which lies behind everything that holds an attribute.
   */
  static Skeleton write(FileChannel file, FileLayout layout, Provenance provenance)
      throws IOException {
    try {
      long end = new Draft(layout, provenance, 0).write(file);
      Draft draft = new Draft(layout, provenance, (end + 7) / 8 * 8);
      draft.write(file);
      return draft.skeleton();
    } catch (HdfException e) {
      throw new IOException("cannot write the file's structure: " + e.getMessage(), e);
    }
  }

  /** The tree of jHDF's nodes for a given address of the heap. */
  private static final class Draft {
    private final WritableGroupImpl root = new WritableGroupImpl(null, "/");
    private final List<DatasetNode> datasets = new ArrayList<>();
    private final long heapAddress;
    private final StringHeap heap;

    Draft(FileLayout layout, Provenance provenance, long heapAddress) {
      this.heapAddress = heapAddress;
      this.heap = new StringHeap(heapAddress);
      provenance.texts().forEach(this::putText);
      provenance.integers().forEach(root::putAttribute);
      provenance.reals().forEach(root::putAttribute);
      putGroups(layout);
    }

    private void putText(String name, String text) {
      root.getAttributes().put(name, StringsAttribute.scalar(root, name, text, heap));
    }

    private void putGroups(FileLayout layout) {
      Map<String, WritableGroup> groups = new HashMap<>();
      for (String path : layout.groups()) {
        int slash = path.lastIndexOf('/');
        WritableGroup parent = slash < 0 ? root : groups.get(path.substring(0, slash));
        groups.put(path, parent.putGroup(path.substring(slash + 1)));
      }
      for (FileLayout.TextList list : layout.textLists()) {
        WritableGroup group = groups.get(list.group());
        group
            .getAttributes()
            .put(list.name(), StringsAttribute.list(group, list.name(), list.texts(), heap));
      }
      for (DatasetSpec spec : layout.all()) {
        WritableGroup group = groups.get(spec.group());
        DatasetNode node = new DatasetNode(group, spec);
        group.putDataset(spec.name(), node);
        datasets.add(node);
      }
    }

    /** Writes the nodes and returns the address behind them. */
    long write(FileChannel file) {
      HdfFileChannel channel = new HdfFileChannel(file, new Superblock.SuperblockV2V3());
      return root.write(channel, WritableHdfFile.ROOT_GROUP_ADDRESS);
    }

    Skeleton skeleton() {
      List<Long> headers = datasets.stream().map(DatasetNode::getAddress).toList();
      return new Skeleton(headers, heap.encoded(), heapAddress);
    }
  }
}
