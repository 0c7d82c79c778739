package org.shoal.runners.store;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.util.Set;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shoal.io.files.StoredFile;

/** Files in a store, every request to which takes its time. */
class StoredFileTest {
  private static final String PLACE = "objects://results/out";

  @BeforeEach
  void fillTheStore() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    ObjectStore.clear();
    ObjectStore.putText(PLACE + "/summary.json", "{}");
    ObjectStore.putText(PLACE + "/.work/shards/1", "one");
    ObjectStore.putText(PLACE + "/.work/shards/2", "two");
  }

  @Test
  void aPlaceIsRemovedAfterOneListing() throws IOException {
    int before = ObjectStore.listings();

    StoredFile.deleteAll(PLACE + "/.work");

    assertThat(ObjectStore.below(PLACE).keySet(), is(Set.of("summary.json")));
    assertThat(ObjectStore.listings() - before, is(1));
  }

  @Test
  void aFileIsRemovedAfterOneListing() throws IOException {
    int before = ObjectStore.listings();

    StoredFile.delete(PLACE + "/summary.json");

    assertThat(ObjectStore.below(PLACE).containsKey("summary.json"), is(false));
    assertThat(ObjectStore.listings() - before, is(1));
  }

  @Test
  void whatIsNotThereNeedsNoRemoving() throws IOException {
    StoredFile.delete(PLACE + "/tracking.h5");
    StoredFile.deleteAll(PLACE + "/.segments");

    assertThat(ObjectStore.below(PLACE).size(), is(3));
  }
}
