package dev.gatehouse.reader;

import dev.gatehouse.storage.feed.ChangeFeed;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Imports many readers of a tenant at once, within the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ReaderIntake {
  /** The most values in one statement. */
  private static final int BATCH = 1000;

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject ChangeFeed feed;

  /** Readers with one of these e-mail addresses or external ids. */
  @Transactional
  public List<Reader> known(
      TenantId tenant, Collection<String> emails, Collection<String> externalIds) {
    List<Reader> known = new ArrayList<>();
    known.addAll(holding(tenant, "email", List.copyOf(emails)));
    known.addAll(holding(tenant, "externalId", List.copyOf(externalIds)));
    return known;
  }

  private List<Reader> holding(TenantId tenant, String attribute, List<String> values) {
    List<Reader> readers = new ArrayList<>();
    for (int start = 0; start < values.size(); start += BATCH) {
      readers.addAll(
          entities
              .createQuery(
                  "select distinct r from Reader r left join fetch r.profile.groups"
                      + " where r.tenantId = :tenant and r.profile."
                      + attribute
                      + " in :values",
                  Reader.class)
              .setParameter("tenant", tenant.value())
              .setParameter("values", values.subList(start, Math.min(start + BATCH, values.size())))
              .getResultList());
    }
    return readers;
  }

  /** Creates readers; fails with a unique violation for a taken e-mail or external id. */
  public List<Reader> create(TenantId tenant, List<ReaderProfile> profiles) {
    List<Reader> made = new ArrayList<>();
    for (ReaderProfile profile : profiles) {
      Reader reader = new Reader(tenant, profile, clock.instant(), null);
      entities.persist(reader);
      made.add(reader);
    }
    entities.flush();
    return made;
  }

  /** Saves readers that were read in this transaction and changed. */
  public void save(TenantId tenant, List<Reader> readers) {
    // Changes of collections alone would not raise the version.
    readers.forEach(r -> entities.lock(r, LockModeType.OPTIMISTIC_FORCE_INCREMENT));
    entities.flush();
    if (!readers.isEmpty()) {
      feed.changed(tenant.people());
    }
  }
}
