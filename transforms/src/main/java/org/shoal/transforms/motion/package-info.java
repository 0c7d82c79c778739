/** How things move: the filters that association and tracking share. */
package org.shoal.transforms.motion;
