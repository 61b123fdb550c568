package dev.gatehouse.operator;

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

/** Which operators wait for which of the announced ways to sign in. */
@ApplicationScoped
@Transactional
public class ProviderInterests {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /** Who asked for a provider, and since when. */
  public record Interest(AnnouncedProvider provider, String email, String name, Instant since) {}

  /** What an operator asked for. */
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

  /** Notes that an operator asks for a provider, or no longer; answers whether that is new. */
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

  /** What everybody asked for, by provider, who asked first before the others. */
  public List<Interest> all() {
    return entities
        .createQuery(
            "select i.provider, o.settings.email, o.settings.name, i.createdAt"
                + " from ProviderInterest i, Operator o where o.id = i.operatorId"
                + " order by i.provider, i.createdAt",
            Object[].class)
        .getResultStream()
        .flatMap(row -> interest(row).stream())
        .toList();
  }

  /** Nothing of a provider that is announced no longer. */
  private static Optional<Interest> interest(Object[] row) {
    return AnnouncedProvider.of((String) row[0])
        .map(p -> new Interest(p, (String) row[1], (String) row[2], (Instant) row[3]));
  }
}
