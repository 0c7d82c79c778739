/**
 * Bottles of known attributes on a conveyor, filmed from the side: {@link
 * org.shoal.transforms.simulate.line.LineSimulation}.
 */
package org.shoal.transforms.simulate.line;
