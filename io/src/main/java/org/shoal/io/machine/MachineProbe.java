package org.shoal.io.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Says how busy this machine is. */
public final class MachineProbe {
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final GpuProbe gpu;

  /** A probe of the processors, with one of the graphics processors. */
  public MachineProbe(GpuProbe gpu) {
    this.gpu = gpu;
  }

  /** A probe of this machine. */
  public static MachineProbe open() {
    return new MachineProbe(NvmlProbe.open());
  }

  /** How busy it has been since the last reading. */
  public MachineLoad read() {
    double cpu = system.getCpuLoad();
    return new MachineLoad(cpu >= 0 ? 100 * cpu : 0, gpu.read());
  }
}
