package dev.gatehouse.session;

import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells the second half of a double click from other second uses of a token or code. It is refused
 * like them, but the reader is shown the way to the page, and a code does not end the session.
 */
@ApplicationScoped
@Transactional
public class DoubledSignIns {
  /**
   * From the beginning of the session. A second request that waits for the first, which asks the
   * database, is seconds late at most; whoever has only a copied cookie learns no page after that.
   */
  private static final Duration DOUBLE_CLICK = Duration.ofSeconds(5);

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Sessions sessions;

  /**
   * Where the live session began that a token made in one of these browsers a moment ago; empty if
   * it made none there.
   *
   * @param madeBy SHA-256 of the token or code
   * @param browsers SHA-256 of each cookie by which the browser is known while it signs in
   */
  public Optional<String> landing(Site site, String madeBy, List<String> browsers) {
    if (browsers.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return entities
        .createQuery(
            "select s from ReaderSession s where s.tenantId = :tenant and s.madeBy = :madeBy and"
                + " s.browserHash in :browsers and s.createdAt >= :since and s.expiresAt > :now",
            ReaderSession.class)
        .setParameter("tenant", site.id().value())
        .setParameter("madeBy", madeBy)
        .setParameter("browsers", browsers)
        .setParameter("since", now.minus(DOUBLE_CLICK))
        .setParameter("now", now)
        .getResultStream()
        .findFirst()
        .map(begun -> landing(site, begun));
  }

  /**
   * Where the live session of a browser began; empty if it has none.
   *
   * @param token that the browser brings for it
   */
  public Optional<String> landing(Site site, String token) {
    return sessions.byToken(site.id(), token, clock.instant()).map(begun -> landing(site, begun));
  }

  private static String landing(Site site, ReaderSession begun) {
    return Optional.ofNullable(begun.getLandedAt()).orElseGet(site::home);
  }
}
