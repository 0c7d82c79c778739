package org.shoal.pipelines.monitor;

import org.shoal.io.machine.MachineLoad;

/** Mean and maximum of how busy a machine was. */
final class LoadStatistics {
  private long readings;
  private double cpu;
  private double maxCpu;
  private double gpu;
  private double maxGpu;
  private double maxVram;
  private double maxVramPercent;
  private double totalVram;

  void add(MachineLoad load) {
    readings++;
    cpu += load.cpuPercent();
    maxCpu = Math.max(maxCpu, load.cpuPercent());
    gpu += load.gpu().percent();
    maxGpu = Math.max(maxGpu, load.gpu().percent());
    maxVram = Math.max(maxVram, load.gpu().usedMib());
    maxVramPercent = Math.max(maxVramPercent, load.gpu().memoryPercent());
    totalVram = Math.max(totalVram, load.gpu().totalMib());
  }

  double meanCpu() {
    return readings == 0 ? 0 : cpu / readings;
  }

  double maxCpu() {
    return maxCpu;
  }

  double meanGpu() {
    return readings == 0 ? 0 : gpu / readings;
  }

  double maxGpu() {
    return maxGpu;
  }

  double maxVram() {
    return maxVram;
  }

  double maxVramPercent() {
    return maxVramPercent;
  }

  double totalVram() {
    return totalVram;
  }
}
