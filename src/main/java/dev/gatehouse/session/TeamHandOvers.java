package dev.gatehouse.session;

import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.storage.Shared;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Pending hand-overs of operators to sites, each with a code that only the browser knows. */
@ApplicationScoped
@Transactional
public class TeamHandOvers implements Expiring {
  /** Short, since the browser follows a redirect at once. */
  private static final Duration LIFETIME = Duration.ofSeconds(60);

  /** So a node whose clock is ahead does not delete what still counts by the database's. */
  private static final Duration KEPT_LONGER = Duration.ofMinutes(10);

  private static final int CODE_BYTES = 32;

  @PersistenceContext EntityManager entities;
  @Inject @Shared Clock clock;

  /**
   * Who is handed over.
   *
   * @param epoch the operator's, when they were handed over
   */
  public record Who(long operatorId, long epoch) {}

  /**
   * Begins a hand-over.
   *
   * @param browserHash fingerprint of what only the browser at the site's host knows
   * @return the code, of which only the hash is stored
   */
  public String begin(TenantId site, Who who, String browserHash) {
    String code = Fingerprint.random(CODE_BYTES);
    entities.persist(
        new TeamHandOver(code, site, who, browserHash, clock.instant().plus(LIFETIME)));
    entities.flush();
    return code;
  }

  /**
   * Redeems a code, which uses it up. The deletion decides: of any number of simultaneous
   * redemptions exactly one deletes the row.
   *
   * @return empty if no such hand-over to this site is pending in this browser
   */
  public Optional<Who> redeem(TenantId site, String code, String browserHash) {
    Optional<TeamHandOver> found =
        entities
            .createQuery(
                "select h from TeamHandOver h where h.codeHash = :code and h.tenantId = :tenant"
                    + " and h.browserHash = :browser and h.expiresAt > :now",
                TeamHandOver.class)
            .setParameter("code", Fingerprint.of(code))
            .setParameter("tenant", site.value())
            .setParameter("browser", browserHash)
            .setParameter("now", clock.instant())
            .getResultStream()
            .findFirst();
    return found.filter(handOver -> remove(code) == 1).map(TeamHandOver::who);
  }

  private int remove(String code) {
    return entities
        .createQuery("delete from TeamHandOver h where h.codeHash = :code")
        .setParameter("code", Fingerprint.of(code))
        .executeUpdate();
  }

  /** Deletes a batch of expired ones; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    Instant before = now.minus(KEPT_LONGER);
    return Expiring.delete(entities, "TeamHandOver", "codeHash", "expiresAt", before, batch);
  }
}
