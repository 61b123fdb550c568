package dev.gatehouse.administration.timeline;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.journal.AuditTrail;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.TokenSubject;
import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.LinkedIdentities;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.reader.UserIdentity;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.text.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Says who is meant, and by what the sites that an actor may see know them. */
@ApplicationScoped
@Transactional
public class People {
  /** As whom somebody is followed at other sites; each costs a few reads of an index. */
  private static final int MOST_ELSEWHERE = 20;

  @PersistenceContext EntityManager entities;
  @Inject Readers readers;
  @Inject LinkedIdentities identities;
  @Inject Connections connections;
  @Inject Events events;
  @Inject AuditTrail trail;

  /**
   * A user of a site, also one who was deleted, as long as the audit trail tells of them.
   *
   * @throws Missing when there is none that the actor may see
   */
  public KnownPerson user(Actor actor, TenantId site, long id) {
    actor.require(Right.CONFIGURE, site);
    return readers.find(site, id).map(this::of).orElseGet(() -> deleted(site, id));
  }

  private KnownPerson of(Reader user) {
    return new KnownPerson(
        user.tenantId(),
        user,
        user.getLabel(),
        Map.of(user.tenantId(), Set.of(user.getId())),
        user.getProfile().getEmail(),
        identities.of(user).stream().filter(one -> one.externalId() != null).toList(),
        false,
        Set.of(user.tenantId()));
  }

  private KnownPerson deleted(TenantId site, long id) {
    List<String> any = List.of(AuditEvent.USER_DELETED.code(), AuditEvent.USER_CREATED.code());
    AuditEntry last =
        trail.ofUser(site, id, any, null, null, 0, 1).stream()
            .findFirst()
            .orElseThrow(Missing::new);
    return new KnownPerson(
        site,
        null,
        last.getTarget().replaceFirst("^user \\d+: ", ""),
        Map.of(site, Set.of(id)),
        null,
        List.of(),
        false,
        Set.of(site));
  }

  /**
   * Whose an event was: a user, or somebody whom its token names.
   *
   * @return empty if nothing tells whose it was
   * @throws Missing when there is no such event that the actor may see
   */
  public Optional<KnownPerson> ofEvent(Actor actor, TenantId site, long id) {
    actor.require(Right.CONFIGURE, site);
    SignInEvent event = events.find(site, id).orElseThrow(Missing::new);
    if (event.getReaderId() != null) {
      return Optional.of(
          readers
              .find(site, event.getReaderId())
              .map(this::of)
              .orElseGet(() -> gone(site, event.getReaderId())));
    }
    return event.subject().flatMap(subject -> named(site, subject, space(site, event)));
  }

  /** A user who was deleted, of whom only events tell. */
  private static KnownPerson gone(TenantId site, long id) {
    return new KnownPerson(
        site,
        null,
        String.valueOf(id),
        Map.of(site, Set.of(id)),
        null,
        List.of(),
        false,
        Set.of(site));
  }

  /** Within which name space an event's external id means somebody. */
  private String space(TenantId site, SignInEvent event) {
    return connections.of(site).stream()
        .filter(connection -> connection.getId().equals(event.getConnectionId()))
        .map(connection -> connection.getSettings().getUserNamespace())
        .findFirst()
        .orElse(ConnectionSettings.DEFAULT_NAMESPACE);
  }

  private Optional<KnownPerson> named(TenantId site, TokenSubject subject, String space) {
    if (subject.getEmail() == null && subject.getExternalId() == null) {
      return Optional.empty();
    }
    UserIdentity identity =
        subject.getExternalId() == null ? null : new UserIdentity(space, subject.getExternalId());
    return Optional.of(named(site, subject.getEmail(), identity));
  }

  /**
   * Somebody by what tokens say of them, whether or not the site keeps them as a user.
   *
   * @param email or {@code null}
   * @param identity or {@code null}; one of both is there
   * @throws Missing when the actor may not see the site
   */
  public KnownPerson named(Actor actor, TenantId site, String email, UserIdentity identity) {
    actor.require(Right.CONFIGURE, site);
    return named(site, email == null ? null : EmailAddress.normalized(email), identity);
  }

  /** The external id says more than an address, which may be somebody else's by now. */
  private KnownPerson named(TenantId site, String email, UserIdentity identity) {
    return Optional.ofNullable(identity)
        .flatMap(known -> first(site, new Readers.Filter(null, known, null)))
        .or(
            () ->
                Optional.ofNullable(email)
                    .flatMap(known -> first(site, new Readers.Filter(known, null, null))))
        .map(this::of)
        .orElseGet(
            () ->
                new KnownPerson(
                    site,
                    null,
                    email == null ? identity.externalId() : email,
                    Map.of(),
                    email,
                    identity == null ? List.of() : List.of(identity),
                    false,
                    Set.of(site)));
  }

  private Optional<Reader> first(TenantId site, Readers.Filter filter) {
    return readers.list(site, filter, 0, 1).stream().findFirst();
  }

  /**
   * The same person at all sites that the actor may see: by e-mail address, since external ids mean
   * others there.
   */
  public KnownPerson elsewhere(Actor actor, KnownPerson person) {
    if (person.email() == null) {
      return person;
    }
    Collection<TenantId> among = actor.isPlatform() ? null : actor.rights().sites(Right.CONFIGURE);
    Map<TenantId, Set<Long>> users = new HashMap<>(users(among, person.email()));
    users.putAll(person.users());
    return new KnownPerson(
        person.site(),
        person.user(),
        person.label(),
        Map.copyOf(users),
        person.email(),
        person.identities(),
        true,
        among);
  }

  /** Whoever has the address: at each site one user at most. */
  private Map<TenantId, Set<Long>> users(Collection<TenantId> among, String email) {
    TypedQuery<Object[]> query =
        entities
            .createQuery(
                "select r.tenantId, r.id from Tenant t, Reader r where r.tenantId = t.id"
                    + (among == null ? "" : " and t.id in :among")
                    + " and r.profile.email = :email order by r.id desc",
                Object[].class)
            .setParameter("email", email)
            .setMaxResults(MOST_ELSEWHERE);
    if (among != null) {
      query.setParameter("among", among.stream().map(TenantId::value).toList());
    }
    Map<TenantId, Set<Long>> users = new HashMap<>();
    query
        .getResultList()
        .forEach(row -> users.put(new TenantId((Long) row[0]), Set.of((Long) row[1])));
    return users;
  }

  /** Ids of the connections of a site for which an external id means the person. */
  List<Long> connections(TenantId site, UserIdentity identity) {
    return connections.of(site).stream()
        .filter(
            connection ->
                Objects.equals(
                    connection.getSettings().getUserNamespace(), identity.userNamespace()))
        .map(connection -> connection.getId())
        .toList();
  }
}
