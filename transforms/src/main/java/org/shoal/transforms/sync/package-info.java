/** Whether cameras run in step: how far apart they see the same movement. */
package org.shoal.transforms.sync;
