/**
 * Recordings with known truth: a tank of swimming fish, filmed by simulated cameras through the
 * water's surface. {@link org.shoal.transforms.simulate.TankSimulation} makes footage, {@link
 * org.shoal.transforms.simulate.DetectionSimulation} what detectors would say of it.
 */
package org.shoal.transforms.simulate;
