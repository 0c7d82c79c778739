/**
 * Recordings with known truth: a tank of swimming fish, filmed by simulated cameras through the
 * water's surface. {@link org.shoal.transforms.simulate.TankSimulation} is where to start.
 */
package org.shoal.transforms.simulate;
