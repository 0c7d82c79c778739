package org.shoal.transforms.gather;

import java.util.List;
import java.util.function.Function;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.shoal.io.coders.Packed;
import org.shoal.io.coders.PackedCoder;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;

/** Windows as they come out of {@link GatherWindows}. */
public final class PackedWindows {
  private PackedWindows() {}

  /** A source of the windows, in this order. */
  public static <W> Create.Values<KV<WindowKey, Packed<W>>> of(
      List<W> windows, RecordCoder<W> coder, Function<W, WindowKey> key) {
    return Create.of(
            windows.stream()
                .map(window -> KV.of(key.apply(window), Packed.of(window, coder)))
                .toList())
        .withCoder(KvCoder.of(WindowKeyCoder.of(), PackedCoder.of()));
  }
}
