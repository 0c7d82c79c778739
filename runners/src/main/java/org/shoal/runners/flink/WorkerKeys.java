package org.shoal.runners.flink;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.runners.flink.translation.types.EncodedValueTypeInformation;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.operators.shipping.OutputEmitter;
import org.apache.flink.runtime.operators.shipping.ShipStrategyType;
import org.apache.flink.runtime.plugable.SerializationDelegate;

/**
 * Keys that belong to one worker each. A batch job of Flink's settles by a hash of the key, as
 * Beam's coder writes it, which of a step's parallel parts gets what has the key.
 */
final class WorkerKeys {
  /** Should there be fewer workers than was thought, all have something to do. */
  private static final int KEYS_EACH = 8;

  private WorkerKeys() {}

  /** As many keys of each worker; those of the first to the last follow each other. */
  static List<Integer> of(int workers) {
    OutputEmitter<byte[]> emitter =
        new OutputEmitter<>(
            ShipStrategyType.PARTITION_HASH,
            new EncodedValueTypeInformation().createComparator(true, new ExecutionConfig()));
    emitter.setup(workers);
    SerializationDelegate<byte[]> record =
        new SerializationDelegate<>(
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO.createSerializer(
                new ExecutionConfig()));
    List<List<Integer>> keys = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      keys.add(new ArrayList<>());
    }
    for (int key = 0; keys.stream().anyMatch(own -> own.size() < KEYS_EACH); key++) {
      record.setInstance(encode(key));
      keys.get(emitter.selectChannel(record)).add(key);
    }
    List<Integer> inTurn = new ArrayList<>();
    for (int i = 0; i < KEYS_EACH; i++) {
      for (List<Integer> own : keys) {
        inTurn.add(own.get(i));
      }
    }
    return inTurn;
  }

  private static byte[] encode(int key) {
    try {
      return CoderUtils.encodeToByteArray(VarIntCoder.of(), key);
    } catch (CoderException e) {
      throw new IllegalStateException("a number cannot be written", e);
    }
  }
}
