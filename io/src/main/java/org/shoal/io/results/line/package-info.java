/** What a line's result folder holds. */
package org.shoal.io.results.line;
