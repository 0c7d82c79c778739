/** What swimmers' arms did: strokes, rates and the state of a session. */
package org.shoal.io.stroke;
