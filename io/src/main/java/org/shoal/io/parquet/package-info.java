/** The result tables as Parquet files, and Parquet files read row by row. */
package org.shoal.io.parquet;
