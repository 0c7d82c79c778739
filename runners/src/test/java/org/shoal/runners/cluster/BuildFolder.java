package org.shoal.runners.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Makes tests' folders where the build's other output is, to be found when a test has failed. */
final class BuildFolder implements TempDirFactory {
  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws IOException {
    Path build = Path.of(System.getProperty("shoal.bundles"));
    return Files.createTempDirectory(build, context.getRequiredTestClass().getSimpleName());
  }
}
