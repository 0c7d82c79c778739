/**
 * Field validation: what a line's tracks say of an installation that is tested with bottles that
 * stand still, move slowly, or are very many. {@link
 * org.shoal.transforms.validate.FieldValidator#of} makes the test.
 */
package org.shoal.transforms.validate;
