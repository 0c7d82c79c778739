/** How busy this machine is. */
package org.shoal.io.machine;
