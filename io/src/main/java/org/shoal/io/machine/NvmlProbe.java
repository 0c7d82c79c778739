package org.shoal.io.machine;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks NVIDIA's driver through its management library, NVML, which answers within microseconds;
 * starting {@code nvidia-smi} takes a thousand times as long.
 */
public final class NvmlProbe implements GpuProbe {
  /** Name of the library that comes with the driver, {@code libnvidia-ml.so.1} on Linux. */
  private static final List<String> LIBRARIES = List.of("libnvidia-ml.so.1", "nvml");

  private static final int SUCCESS = 0;
  private static final double MIB = 1 << 20;

  private final Nvml nvml;
  private final List<Pointer> devices;

  private NvmlProbe(Nvml nvml, List<Pointer> devices) {
    this.nvml = nvml;
    this.devices = devices;
  }

  /** A probe of this machine; where there is no driver, one that always reads none. */
  public static GpuProbe open() {
    return open(LIBRARIES);
  }

  /** The same with other names of the library, of which the first that can be loaded is taken. */
  static GpuProbe open(List<String> libraries) {
    for (String library : libraries) {
      try {
        Nvml nvml = Native.load(library, Nvml.class);
        if (nvml.nvmlInit_v2() == SUCCESS) {
          return new NvmlProbe(nvml, devices(nvml));
        }
      } catch (LinkageError e) {
        // This machine has no such library, or an older one without what is needed.
      }
    }
    return () -> GpuLoad.NONE;
  }

  private static List<Pointer> devices(Nvml nvml) {
    IntByReference count = new IntByReference();
    List<Pointer> devices = new ArrayList<>();
    if (nvml.nvmlDeviceGetCount_v2(count) == SUCCESS) {
      for (int i = 0; i < count.getValue(); i++) {
        PointerByReference device = new PointerByReference();
        if (nvml.nvmlDeviceGetHandleByIndex_v2(i, device) == SUCCESS) {
          devices.add(device.getValue());
        }
      }
    }
    return List.copyOf(devices);
  }

  @Override
  public GpuLoad read() {
    double percent = 0;
    GpuLoad fullest = GpuLoad.NONE;
    int[] utilisation = new int[2];
    long[] memory = new long[3];
    for (Pointer device : devices) {
      if (nvml.nvmlDeviceGetUtilizationRates(device, utilisation) == SUCCESS) {
        percent = Math.max(percent, utilisation[0]);
      }
      if (nvml.nvmlDeviceGetMemoryInfo(device, memory) == SUCCESS) {
        GpuLoad load = new GpuLoad(0, memory[2] / MIB, memory[0] / MIB);
        fullest = load.memoryPercent() >= fullest.memoryPercent() ? load : fullest;
      }
    }
    return new GpuLoad(percent, fullest.usedMib(), fullest.totalMib());
  }

  /** What is called of nvml.h. Every function gives a status. */
  interface Nvml extends Library {
    int nvmlInit_v2();

    int nvmlDeviceGetCount_v2(IntByReference count);

    int nvmlDeviceGetHandleByIndex_v2(int index, PointerByReference device);

    /** Gives an nvmlUtilization_t: percent of the time for the processor and for its memory. */
    int nvmlDeviceGetUtilizationRates(Pointer device, int[] utilisation);

    /** Gives an nvmlMemory_t: total, free and used bytes. */
    int nvmlDeviceGetMemoryInfo(Pointer device, long[] memory);
  }
}
