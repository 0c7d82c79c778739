/** What bottles are: attributes, labels, tracks' classifications and states. */
package org.shoal.io.classification;
