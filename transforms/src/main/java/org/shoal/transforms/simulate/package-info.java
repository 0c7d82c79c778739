/**
 * Recordings with known truth. {@link org.shoal.transforms.simulate.TankSimulation} films fish in a
 * tank, {@link org.shoal.transforms.simulate.DetectionSimulation} makes what detectors would say of
 * them, {@link org.shoal.transforms.simulate.SwimSimulation} films swimmers, and {@code line}
 * beside them bottles on a conveyor.
 */
package org.shoal.transforms.simulate;
