package dev.gatehouse.administration.list;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Lists that are read piece by piece, so that memory does not limit their length. */
public final class Pieces {
  private static final int SIZE = 500;

  private Pieces() {}

  /** Reads rows behind the one with a key, in the order of the keys. */
  @FunctionalInterface
  public interface Behind<K, T> {
    List<T> read(K key, int size);
  }

  /**
   * A list in the order of its keys.
   *
   * @param first the key behind which it begins
   */
  public static <K, T> Iterable<List<T>> behind(
      K first, Behind<K, T> reading, Function<T, K> keyOf) {
    return () -> new Reader<>(first, reading, keyOf);
  }

  /**
   * A list in an order that was found before: rows that came since then are not in it, and none is
   * in it twice or left out because others moved.
   *
   * @param rows reads the rows with these keys, without those that are gone
   */
  public static <K, T> Iterable<List<T>> of(List<K> keys, Function<List<K>, List<T>> rows) {
    return () ->
        IntStream.iterate(0, at -> at < keys.size(), at -> at + SIZE)
            .mapToObj(at -> rows.apply(keys.subList(at, Math.min(at + SIZE, keys.size()))))
            .iterator();
  }

  /** Reads the next piece only when it is asked for. */
  private static final class Reader<K, T> implements Iterator<List<T>> {
    private final Behind<K, T> reading;
    private final Function<T, K> keyOf;
    private K last;
    private boolean ended;

    Reader(K first, Behind<K, T> reading, Function<T, K> keyOf) {
      this.last = first;
      this.reading = reading;
      this.keyOf = keyOf;
    }

    @Override
    public boolean hasNext() {
      return !ended;
    }

    @Override
    public List<T> next() {
      if (ended) {
        throw new NoSuchElementException();
      }
      List<T> piece = reading.read(last, SIZE);
      ended = piece.size() < SIZE;
      if (!ended) {
        last = keyOf.apply(piece.get(SIZE - 1));
      }
      return piece;
    }
  }
}
