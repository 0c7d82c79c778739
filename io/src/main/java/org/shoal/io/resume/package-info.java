/**
 * What segments of footage came to, kept in files, so that a run that was broken off goes on from
 * there and one with other options repeats only what depends on them.
 */
package org.shoal.io.resume;
