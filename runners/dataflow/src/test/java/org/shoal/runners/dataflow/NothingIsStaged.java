package org.shoal.runners.dataflow;

import com.google.api.services.dataflow.model.DataflowPackage;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.runners.dataflow.util.PackageUtil.StagedFile;
import org.apache.beam.runners.dataflow.util.Stager;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.storage.NoopPathValidator;
import org.apache.beam.sdk.options.PipelineOptions;

/** Sends nothing anywhere: the names are all that a job's graph needs. */
public final class NothingIsStaged implements Stager {
  /** How Dataflow's runner makes the stager that the options name. */
  public static NothingIsStaged fromOptions(PipelineOptions options) {
    return new NothingIsStaged();
  }

  /** The options that write a job instead of running it, without a network. */
  public static List<String> templateArguments(Path job) {
    return List.of(
        "--runner=DataflowRunner",
        "--project=shoal-test",
        "--region=europe-west4",
        "--gcpTempLocation=gs://shoal-test/temp",
        "--templateLocation=" + job,
        "--stagerClass=" + NothingIsStaged.class.getName(),
        "--credentialFactoryClass=" + NoopCredentialFactory.class.getName(),
        "--pathValidatorClass=" + NoopPathValidator.class.getName());
  }

  @Override
  public List<DataflowPackage> stageFiles(List<StagedFile> files) {
    return List.of();
  }

  @Override
  public DataflowPackage stageToFile(byte[] bytes, String name) {
    return new DataflowPackage().setName(name).setLocation("gs://shoal-test/staging/" + name);
  }
}
