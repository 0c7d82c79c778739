package org.shoal.runners.faults;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.runners.AppliedPTransform;
import org.apache.beam.sdk.runners.PTransformOverride;
import org.apache.beam.sdk.runners.PTransformOverrideFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.construction.PTransformReplacements;
import org.apache.beam.sdk.util.construction.ReplacementOutputs;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Puts a step before others that throws once for every element, and lets it pass when it comes
 * again.
 */
final class FailingSteps {
  /** Outlives the retries, which happen in this JVM. */
  private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

  private FailingSteps() {}

  /**
   * Lets steps of a pipeline fail.
   *
   * @param names the steps' full names
   */
  static void before(Pipeline pipeline, List<String> names) {
    FAILED.clear();
    for (String name : names) {
      pipeline.replaceAll(
          List.of(
              PTransformOverride.of(
                  step ->
                      step.getFullName().equals(name)
                          && !(step.getTransform() instanceof FailFirst),
                  new Insertion<Object, POutput>(name))));
    }
  }

  /** How many times steps have thrown. */
  static int failures() {
    return FAILED.size();
  }

  private static final class Insertion<InT, OutT extends POutput>
      implements PTransformOverrideFactory<
          PCollection<InT>, OutT, PTransform<PCollection<InT>, OutT>> {
    private final String name;

    Insertion(String name) {
      this.name = name;
    }

    @Override
    public PTransformReplacement<PCollection<InT>, OutT> getReplacementTransform(
        AppliedPTransform<PCollection<InT>, OutT, PTransform<PCollection<InT>, OutT>> step) {
      return PTransformReplacement.of(
          PTransformReplacements.getSingletonMainInput(step),
          new FailFirst<>(name, step.getTransform()));
    }

    @Override
    public Map<PCollection<?>, ReplacementOutput> mapOutputs(
        Map<TupleTag<?>, PCollection<?>> outputs, OutT replacement) {
      return outputs.isEmpty() ? Map.of() : ReplacementOutputs.singleton(outputs, replacement);
    }
  }

  private static final class FailFirst<InT, OutT extends POutput>
      extends PTransform<PCollection<InT>, OutT> {
    private static final long serialVersionUID = 1L;
    private final String label;
    private final PTransform<PCollection<InT>, OutT> step;

    FailFirst(String name, PTransform<PCollection<InT>, OutT> step) {
      this.label = name;
      this.step = step;
    }

    @Override
    public OutT expand(PCollection<InT> input) {
      return input
          .apply("Fail once", ParDo.of(new FailOnce<>(label, input.getCoder())))
          .setCoder(input.getCoder())
          .apply("Step", step);
    }
  }

  private static final class FailOnce<T> extends DoFn<T, T> {
    private static final long serialVersionUID = 1L;
    private final String name;
    private final Coder<T> coder;

    FailOnce(String name, Coder<T> coder) {
      this.name = name;
      this.coder = coder;
    }

    @ProcessElement
    public void process(@Element T element, OutputReceiver<T> out) throws Exception {
      if (FAILED.add(name + CoderUtils.encodeToBase64(coder, element))) {
        throw new IllegalStateException("an injected fault before " + name);
      }
      out.output(element);
    }
  }
}
