package dev.gatehouse.token.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The members of a JSON object in their order, which only the reader adds to. Objects in tokens are
 * small, so names are looked for one after the other: that is cheaper than the entries of a hash
 * map, which only a large object gets.
 */
final class Members extends AbstractMap<String, Object> {
  private static final int SMALL = 16;

  private String[] names = new String[SMALL];
  private Object[] values = new Object[SMALL];
  private int size;
  private long seen;

  /** Positions by name, once there are many. */
  private Map<String, Integer> positions;

  /**
   * Adds a name, whose value {@link #last} sets.
   *
   * @return false if it is there already
   */
  boolean add(String name) {
    if (position(name) >= 0) {
      return false;
    }
    if (size == names.length) {
      names = Arrays.copyOf(names, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    names[size++] = name;
    seen |= bit(name);
    if (positions != null) {
      positions.put(name, size - 1);
    } else if (size > SMALL) {
      positions = new HashMap<>();
      for (int i = 0; i < size; i++) {
        positions.put(names[i], i);
      }
    }
    return true;
  }

  /** Sets the value of the name that was added last. */
  void last(Object value) {
    values[size - 1] = value;
  }

  private int position(Object name) {
    if (name == null || (seen & bit(name)) == 0) {
      return -1;
    }
    if (positions != null) {
      return positions.getOrDefault(name, -1);
    }
    String[] all = names;
    int count = size;
    // Names are mostly the very strings that the rules have, see KnownNames.
    for (int i = 0; i < count; i++) {
      if (all[i] == name) {
        return i;
      }
    }
    for (int i = 0; i < count; i++) {
      if (all[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** One of 64 bits, by which most names that are not there are known. */
  private static long bit(Object name) {
    return 1L << (name.hashCode() & 63);
  }

  @Override
  public Object get(Object name) {
    int position = position(name);
    return position < 0 ? null : values[position];
  }

  @Override
  public boolean containsKey(Object name) {
    return position(name) >= 0;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public Iterator<Entry<String, Object>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Map.Entry<String, Object>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < size;
    }

    @Override
    public Map.Entry<String, Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Map.Entry<String, Object> entry = new SimpleImmutableEntry<>(names[next], values[next]);
      next++;
      return entry;
    }
  }
}
