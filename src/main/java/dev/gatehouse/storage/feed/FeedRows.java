package dev.gatehouse.storage.feed;

import dev.gatehouse.storage.Expiring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The rows of the change feed. */
@ApplicationScoped
public class FeedRows implements Expiring {
  /** Longer than any transaction lasts. A node that read nothing for longer starts anew. */
  private static final Duration KEPT = Duration.ofMinutes(15);

  @PersistenceContext EntityManager entities;

  /** Writes one row for each subject, in the caller's transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void write(Collection<Subject> subjects) {
    if (subjects.isEmpty()) {
      return;
    }
    // The database numbers the rows, which EclipseLink 4.0.9 cannot read back from H2.
    Query insert =
        entities.createNativeQuery(
            "insert into change_feed (kind, subject_id) values "
                + String.join(", ", subjects.stream().map(any -> "(?, ?)").toList()));
    int position = 1;
    for (Subject subject : subjects) {
      insert.setParameter(position++, subject.kind());
      insert.setParameter(position++, subject.id());
    }
    insert.executeUpdate();
  }

  /**
   * Rows in the order of their ids: those from an id on and those in the gaps.
   *
   * @param most the number of rows that are read at most
   */
  @Transactional(Transactional.TxType.SUPPORTS)
  List<FeedRow> from(long id, Collection<FeedPosition.Gap> gaps, int most) {
    List<Long> single =
        gaps.stream()
            .filter(gap -> gap.first() == gap.last())
            .map(FeedPosition.Gap::first)
            .toList();
    List<FeedPosition.Gap> wide = gaps.stream().filter(gap -> gap.first() < gap.last()).toList();
    StringBuilder where = new StringBuilder("f.id >= :id");
    where.append(single.isEmpty() ? "" : " or f.id in :single");
    for (int i = 0; i < wide.size(); i++) {
      where.append(" or f.id between :first").append(i).append(" and :last").append(i);
    }
    TypedQuery<FeedRow> query =
        entities
            .createQuery("select f from FeedRow f where " + where + " order by f.id", FeedRow.class)
            .setParameter("id", id);
    if (!single.isEmpty()) {
      query.setParameter("single", single);
    }
    for (int i = 0; i < wide.size(); i++) {
      query.setParameter("first" + i, wide.get(i).first());
      query.setParameter("last" + i, wide.get(i).last());
    }
    return read(query, most);
  }

  /** The newest rows, in the order of their ids. */
  @Transactional(Transactional.TxType.SUPPORTS)
  List<FeedRow> newest(int most) {
    List<FeedRow> rows =
        new ArrayList<>(
            read(
                entities.createQuery("select f from FeedRow f order by f.id desc", FeedRow.class),
                most));
    rows.sort(Comparator.comparing(FeedRow::id));
    return rows;
  }

  private static List<FeedRow> read(TypedQuery<FeedRow> query, int most) {
    return query.setMaxResults(most).setFlushMode(FlushModeType.COMMIT).getResultList();
  }

  /** Deletes a batch of the old rows, but never the newest row; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    Long last =
        entities
            .createQuery("select max(f.id) from FeedRow f where f.writtenAt < :before", Long.class)
            .setParameter("before", now.minus(KEPT))
            .getSingleResult();
    if (last == null) {
      return 0;
    }
    // By id, so that whoever finds a row finds every newer one.
    List<Long> ids =
        entities
            .createQuery("select f.id from FeedRow f where f.id < :last order by f.id", Long.class)
            .setParameter("last", last)
            .setMaxResults(batch)
            .getResultList();
    return ids.isEmpty()
        ? 0
        : entities
            .createQuery("delete from FeedRow f where f.id <= :last")
            .setParameter("last", ids.get(ids.size() - 1))
            .executeUpdate();
  }
}
