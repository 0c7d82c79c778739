/** Who gets what: assignment problems, dense and sparse. */
package org.shoal.transforms.assignment;
