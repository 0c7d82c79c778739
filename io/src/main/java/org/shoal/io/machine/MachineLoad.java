package org.shoal.io.machine;

/**
 * How busy a machine is.
 *
 * @param cpuPercent share of all processors' time that is in use, 0 to 100
 * @param gpu its graphics processors
 */
public record MachineLoad(double cpuPercent, GpuLoad gpu) {}
