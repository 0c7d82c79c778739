/** How fast a job is while it runs, how busy the machine, and what is worth a warning. */
package org.shoal.pipelines.monitor;
