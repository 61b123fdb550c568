package dev.gatehouse.session;

import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Tells a token or code that one browser sent twice at once from one that another brings. */
@ApplicationScoped
@Transactional
public class DoubledSignIns {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /**
   * Where the live session began that a token made in one of these browsers; empty if it made none
   * there.
   *
   * @param madeBy SHA-256 of the token or code
   * @param browsers SHA-256 of each cookie by which the browser is known while it signs in
   */
  public Optional<String> landing(Site site, String madeBy, List<String> browsers) {
    if (browsers.isEmpty()) {
      return Optional.empty();
    }
    return entities
        .createQuery(
            "select s from ReaderSession s where s.tenantId = :tenant and s.madeBy = :madeBy"
                + " and s.browserHash in :browsers and s.expiresAt > :now",
            ReaderSession.class)
        .setParameter("tenant", site.id().value())
        .setParameter("madeBy", madeBy)
        .setParameter("browsers", browsers)
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst()
        .map(begun -> Optional.ofNullable(begun.getLandedAt()).orElseGet(site::home));
  }
}
