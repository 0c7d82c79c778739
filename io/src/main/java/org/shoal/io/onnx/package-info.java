/**
 * ONNX files taken apart and put together, and what a classifier is packed from: linear heads in
 * npz or JSON, and the labels they stand for.
 */
package org.shoal.io.onnx;
