package dev.gatehouse.reader;

import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.TokenSubject;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the readers whom refused tokens mean, by the rules of {@link Provisioning}, while their
 * events are written in the background. Tokens of strangers, and those that mean two people, stay
 * nobody's: their events have e-mail address and external id only.
 */
@ApplicationScoped
public class RefusedReaders {
  @PersistenceContext EntityManager entities;
  @Inject LinkedIdentities identities;

  /** Within which the ids of tokens mean somebody. */
  private record Place(TenantId tenant, String userNamespace) {}

  /** Adds the readers to the events of signed tokens. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void name(@Observes RefusalLog.Batch refusals) {
    refusals.signed().stream()
        .collect(Collectors.groupingBy(e -> new Place(e.tenantId(), subject(e).userNamespace())))
        .forEach(this::name);
  }

  private static TokenSubject subject(SignInEvent event) {
    return event.subject().orElseThrow();
  }

  private void name(Place place, List<SignInEvent> events) {
    Map<String, Long> byId = byId(place, texts(events, TokenSubject::getExternalId));
    List<Reader> found = byEmail(place.tenant(), texts(events, TokenSubject::getEmail));
    Map<Long, UserIdentity> members =
        identities.members(place.tenant(), place.userNamespace(), found);
    Map<String, Reader> byEmail =
        found.stream().collect(Collectors.toMap(r -> r.getProfile().getEmail(), r -> r));
    for (SignInEvent event : events) {
      String id = subject(event).getExternalId();
      Reader sameAddress = byEmail.get(subject(event).getEmail());
      if (id != null && byId.containsKey(id)) {
        event.by(event.getConnectionId(), byId.get(id));
      } else if (sameAddress != null && (id == null || !hasId(members.get(sameAddress.getId())))) {
        event.by(event.getConnectionId(), sameAddress.getId());
      }
    }
  }

  /** Another id than the token's is another person. */
  private static boolean hasId(UserIdentity member) {
    return member != null && member.externalId() != null;
  }

  private static Collection<String> texts(
      List<SignInEvent> events, Function<TokenSubject, String> part) {
    return events.stream()
        .map(event -> part.apply(subject(event)))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private List<Reader> byEmail(TenantId tenant, Collection<String> emails) {
    return emails.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select r from Reader r where r.tenantId = :tenant and r.profile.email in :emails",
                Reader.class)
            .setParameter("tenant", tenant.value())
            .setParameter("emails", emails)
            .getResultList();
  }

  private Map<String, Long> byId(Place place, Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    boolean inDefault = LinkedIdentities.isDefault(place.userNamespace());
    String query =
        inDefault
            ? "select r.profile.externalId, r.id from Reader r"
                + " where r.tenantId = :tenant and r.profile.externalId in :ids"
            : "select i.externalId, i.readerId from LinkedIdentity i where i.tenantId = :tenant"
                + " and i.userNamespace = :userNamespace and i.externalId in :ids";
    var asked =
        entities
            .createQuery(query, Object[].class)
            .setParameter("tenant", place.tenant().value())
            .setParameter("ids", ids);
    if (!inDefault) {
      asked.setParameter("userNamespace", place.userNamespace());
    }
    return asked.getResultStream().collect(Collectors.toMap(r -> (String) r[0], r -> (Long) r[1]));
  }
}
