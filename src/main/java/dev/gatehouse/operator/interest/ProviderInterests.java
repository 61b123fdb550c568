package dev.gatehouse.operator.interest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The operators who want to be notified of announced providers. */
@ApplicationScoped
@Transactional
public class ProviderInterests {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /**
   * An operator who asked for a provider.
   *
   * @param toldAt when a mail server accepted the mail that the provider is live, or {@code null}
   * @param attempts how often it was tried to send that mail
   */
  public record Interest(
      AnnouncedProvider provider,
      String email,
      String name,
      Instant since,
      Instant toldAt,
      int attempts) {}

  /** The providers that an operator asked for. */
  public Set<AnnouncedProvider> of(long operatorId) {
    return entities
        .createQuery(
            "select i.provider from ProviderInterest i where i.operatorId = :operator",
            String.class)
        .setParameter("operator", operatorId)
        .getResultStream()
        .flatMap(code -> AnnouncedProvider.of(code).stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(AnnouncedProvider.class)));
  }

  /** Sets whether an operator asks for a provider; returns whether that is a change. */
  public boolean set(long operatorId, AnnouncedProvider provider, boolean wanted) {
    ProviderInterest.Key key = new ProviderInterest.Key(operatorId, provider);
    ProviderInterest known = entities.find(ProviderInterest.class, key);
    if ((known != null) == wanted) {
      return false;
    }
    if (wanted) {
      entities.persist(new ProviderInterest(key, clock.instant()));
    } else {
      entities.remove(known);
    }
    entities.flush();
    return true;
  }

  /** All requests, by provider and time. */
  public List<Interest> all() {
    return entities
        .createQuery(
            "select i.provider, o.settings.email, o.settings.name, i.createdAt, i.toldAt,"
                + " i.mailAttempts from ProviderInterest i, Operator o where o.id = i.operatorId"
                + " order by i.provider, i.createdAt",
            Object[].class)
        .getResultStream()
        .flatMap(row -> interest(row).stream())
        .toList();
  }

  /** Empty for a provider that is no longer announced. */
  private static Optional<Interest> interest(Object[] row) {
    return AnnouncedProvider.of((String) row[0])
        .map(
            provider ->
                new Interest(
                    provider,
                    (String) row[1],
                    (String) row[2],
                    (Instant) row[3],
                    (Instant) row[4],
                    (int) row[5]));
  }
}
