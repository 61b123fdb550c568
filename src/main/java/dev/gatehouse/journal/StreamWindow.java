package dev.gatehouse.journal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The next part of a stream for a position. What is missing is asked for before the rows are, so
 * that a row that comes in between is read, and read again at worst; that holds wherever each
 * statement sees what was committed before it, as both databases do by default.
 *
 * @param from where the reader is
 * @param end everything up to it is read now
 * @param missing the gaps between the old number and the end that may still be filled
 * @param settled no number up to it is still to come
 * @param newest whether nothing was there beyond the end
 */
record StreamWindow(
    StreamPosition from, long end, List<StreamPosition.Gap> missing, long settled, boolean newest) {
  /**
   * Longer than a transaction lasts, as both servers end one after five minutes by default, and
   * than the clocks of two nodes may differ.
   */
  static final Duration SETTLING = Duration.ofMinutes(10);

  /** So many rows are looked through at once, of whichever site. */
  private static final int STEP = 20_000;

  static StreamWindow open(
      EntityManager entities, StreamKind kind, StreamPosition from, Instant now) {
    long settled = settled(entities, kind, now);
    Number[] step = step(entities, kind, from.number());
    long end = step[0] == null ? from.number() : step[0].longValue();
    List<StreamPosition.Gap> missing =
        missing(entities, kind, Math.max(from.number(), settled), end);
    int most = StreamPosition.MOST_GAPS;
    boolean tooMany = missing.size() > most;
    return new StreamWindow(
        from,
        tooMany ? missing.get(most).first() - 1 : end,
        tooMany ? missing.subList(0, most) : missing,
        settled,
        step[1].intValue() < STEP);
  }

  /** The position behind everything that can be read now, with what may still come before it. */
  static StreamPosition end(EntityManager entities, StreamKind kind, Instant now) {
    StreamPosition position = new StreamPosition(settled(entities, kind, now), List.of());
    while (true) {
      StreamWindow window = open(entities, kind, position, now);
      StreamPosition next = window.behind(List.of(), true);
      if (window.newest() || next.equals(position)) {
        return next;
      }
      position = next;
    }
  }

  private static long settled(EntityManager entities, StreamKind kind, Instant now) {
    Long number =
        entities
            .createQuery(
                "select max(m.number) from StreamMark m"
                    + " where m.id.stream = :stream and m.id.markedAt < :before",
                Long.class)
            .setParameter("stream", kind.code())
            .setParameter("before", now.minus(SETTLING))
            .getSingleResult();
    return number == null ? 0 : number;
  }

  /** The last number of the step, and how many rows it has. */
  private static Number[] step(EntityManager entities, StreamKind kind, long after) {
    Object[] row =
        (Object[])
            entities
                .createNativeQuery(
                    "select max(number), count(*) from (select %2$s as number from %1$s where %2$s > ?"
                            .formatted(kind.table(), kind.column())
                        + " order by %s limit %d) step".formatted(kind.column(), STEP))
                .setParameter(1, after)
                .getSingleResult();
    return new Number[] {(Number) row[0], (Number) row[1]};
  }

  private static List<StreamPosition.Gap> missing(
      EntityManager entities, StreamKind kind, long after, long end) {
    if (after >= end) {
      return List.of();
    }
    List<?> rows =
        entities
            .createNativeQuery(
                ("select number, previous from (select %2$s as number,"
                        + " lag(%2$s, 1, cast(? as bigint)) over (order by %2$s) as previous"
                        + " from %1$s where %2$s > ? and %2$s <= ?) step"
                        + " where number - previous > 1 order by number")
                    .formatted(kind.table(), kind.column()))
            .setParameter(1, after)
            .setParameter(2, after)
            .setParameter(3, end)
            .setMaxResults(StreamPosition.MOST_GAPS + 1)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new StreamPosition.Gap(
                    ((Number) row[1]).longValue() + 1, ((Number) row[0]).longValue() - 1))
        .toList();
  }

  /** The part of the stream with these rows of the window. */
  <T> StreamPart<T> part(List<T> rows, Function<T, Long> number, int limit) {
    boolean whole = rows.size() < limit;
    StreamPosition next = behind(rows.stream().map(number).toList(), whole);
    return new StreamPart<>(
        rows.stream().filter(row -> number.apply(row) <= next.number()).toList(),
        next,
        !(whole && newest) && !next.equals(from));
  }

  /** Rows of the window, by their number. */
  Predicate holds(CriteriaBuilder criteria, Expression<Long> number) {
    List<Predicate> any = new ArrayList<>();
    long lowest = from.number() + 1;
    any.add(criteria.between(number, lowest, end));
    for (StreamPosition.Gap gap : from.gaps()) {
      any.add(criteria.between(number, gap.first(), gap.last()));
      lowest = Math.min(lowest, gap.first());
    }
    // Under this condition H2 reads the index; under the others alone, the table.
    return criteria.and(
        criteria.between(number, lowest, end), criteria.or(any.toArray(Predicate[]::new)));
  }

  /** Rows that were read between two positions, whatever has been written since. */
  static Predicate between(
      CriteriaBuilder criteria, Expression<Long> number, StreamPosition from, StreamPosition to) {
    List<Predicate> all = new ArrayList<>();
    all.add(new StreamWindow(from, to.number(), List.of(), 0, false).holds(criteria, number));
    for (StreamPosition.Gap gap : to.gaps()) {
      all.add(criteria.not(criteria.between(number, gap.first(), gap.last())));
    }
    return criteria.and(all.toArray(Predicate[]::new));
  }

  private StreamPosition behind(List<Long> read, boolean whole) {
    long last = whole ? end : Math.max(from.number(), read.get(read.size() - 1));
    return from.advanced(last, missing, read, settled);
  }
}
