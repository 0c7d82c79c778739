/** The result files of the swim mission. */
package org.shoal.io.results.swim;
