package org.shoal.transforms.detect;

import java.io.Serializable;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;
import org.shoal.io.machine.MachineLoad;
import org.shoal.io.machine.MachineProbe;

/** How busy the workers' machines are, read once a segment. */
public final class MachineMetrics implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Distribution cpuPercent = Metrics.distribution(MachineMetrics.class, "cpuPercent");
  private final Distribution gpuPercent = Metrics.distribution(MachineMetrics.class, "gpuPercent");
  private final Distribution vramMib = Metrics.distribution(MachineMetrics.class, "vramMib");
  private transient MachineProbe machine;

  /** Reads how busy the machine has been since this was asked last. */
  public void count() {
    if (machine == null) {
      machine = MachineProbe.open();
    }
    MachineLoad load = machine.read();
    cpuPercent.update(Math.round(load.cpuPercent()));
    gpuPercent.update(Math.round(load.gpu().percent()));
    vramMib.update(Math.round(load.gpu().usedMib()));
  }
}
