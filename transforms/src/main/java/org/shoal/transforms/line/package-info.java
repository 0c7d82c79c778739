/** What a line's cameras, tracker and classifier say of each frame window, brought together. */
package org.shoal.transforms.line;
