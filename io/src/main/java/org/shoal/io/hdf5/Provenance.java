package org.shoal.io.hdf5;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where results come from: the attributes of a file's root, such as the program's version or a
 * model's digest. Strings become variable-length UTF-8, integers int64, reals float64. Order does
 * not matter.
 *
 * @param texts strings by name
 * @param integers integers by name
 * @param reals reals by name
 */
public record Provenance(
    Map<String, String> texts, Map<String, Long> integers, Map<String, Double> reals)
    implements Serializable {
  public Provenance {
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    integers = Collections.unmodifiableMap(new TreeMap<>(integers));
    reals = Collections.unmodifiableMap(new TreeMap<>(reals));
  }

  /** Says nothing. */
  public static Provenance none() {
    return new Provenance(Map.of(), Map.of(), Map.of());
  }

  /** With a further string. */
  public Provenance with(String name, String text) {
    return new Provenance(extended(texts, name, text), integers, reals);
  }

  /** With a further integer. */
  public Provenance with(String name, long integer) {
    return new Provenance(texts, extended(integers, name, integer), reals);
  }

  /** With a further real. */
  public Provenance with(String name, double real) {
    return new Provenance(texts, integers, extended(reals, name, real));
  }

  private static <V> Map<String, V> extended(Map<String, V> values, String name, V value) {
    Map<String, V> all = new TreeMap<>(values);
    all.put(name, value);
    return all;
  }
}
