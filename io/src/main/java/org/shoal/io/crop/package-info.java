/** Pictures cut out of frames, kept in files of the work folder until somebody looks at them. */
package org.shoal.io.crop;
