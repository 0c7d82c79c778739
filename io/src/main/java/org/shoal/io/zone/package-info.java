/** Where in a camera's picture something happens: trigger zones, in percent of the frame. */
package org.shoal.io.zone;
