package dev.gatehouse.reader;

import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The name spaces to which a tenant's readers belong. Two apps may both have a user 7: connections
 * of one name space mean the same person by it, those of another someone else. A reader belongs to
 * a name space once they signed in through it, or once an operator gave them an id in it.
 */
@ApplicationScoped
@Transactional
public class LinkedIdentities {
  @PersistenceContext EntityManager entities;

  /** A reader's identities, by name space. */
  public List<UserIdentity> of(Reader reader) {
    return of(reader.tenantId(), List.of(reader)).get(reader.getId());
  }

  /** The identities of readers by their ids, each list by name space. */
  public Map<Long, List<UserIdentity>> of(TenantId tenant, Collection<Reader> readers) {
    Map<Long, List<UserIdentity>> all = new HashMap<>();
    readers.forEach(reader -> all.put(reader.getId(), new ArrayList<>()));
    rows(tenant, all.keySet()).forEach(row -> all.get(row.getReaderId()).add(row.getIdentity()));
    for (Reader reader : readers) {
      List<UserIdentity> own = all.get(reader.getId());
      ofProfile(reader)
          .ifPresent(
              identity -> {
                own.removeIf(other -> isDefault(other.userNamespace()));
                own.add(identity);
              });
      own.sort(Comparator.comparing(UserIdentity::userNamespace));
    }
    return all;
  }

  private List<LinkedIdentity> rows(TenantId tenant, Collection<Long> readers) {
    return readers.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select i from LinkedIdentity i"
                    + " where i.tenantId = :tenant and i.readerId in :readers",
                LinkedIdentity.class)
            .setParameter("tenant", tenant.value())
            .setParameter("readers", readers)
            .getResultList();
  }

  private static Optional<UserIdentity> ofProfile(Reader reader) {
    return Optional.ofNullable(reader.getProfile().getExternalId())
        .map(id -> new UserIdentity(ConnectionSettings.DEFAULT_NAMESPACE, id));
  }

  /** Who of these readers belongs to the name space, by id, and as whom. */
  Map<Long, UserIdentity> members(TenantId tenant, String userNamespace, List<Reader> readers) {
    Map<Long, UserIdentity> members = new HashMap<>();
    if (isDefault(userNamespace)) {
      readers.forEach(r -> ofProfile(r).ifPresent(own -> members.put(r.getId(), own)));
    }
    List<Long> others =
        readers.stream().map(Reader::getId).filter(id -> !members.containsKey(id)).toList();
    rows(tenant, others).stream()
        .filter(row -> row.getIdentity().userNamespace().equals(userNamespace))
        .forEach(row -> members.put(row.getReaderId(), row.getIdentity()));
    return members;
  }

  /**
   * Lets a reader, who was read or made in this transaction, belong to a name space. Fails with a
   * unique violation if the id is another reader's there, or if a simultaneous sign-in did it.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void join(Reader reader, UserIdentity identity) {
    // Changes of the row alone would not raise the version of the resource that shows it.
    entities.lock(reader, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
    if (isOfProfile(identity)) {
      reader.getProfile().setExternalId(identity.externalId());
    } else {
      write(reader, identity);
    }
    entities.flush();
  }

  /** Lets a reader who was made in this transaction belong to a name space. */
  @Transactional(Transactional.TxType.MANDATORY)
  void begin(Reader reader, UserIdentity identity) {
    if (!isOfProfile(identity)) {
      entities.persist(new LinkedIdentity(reader, identity));
    }
  }

  private void write(Reader reader, UserIdentity identity) {
    LinkedIdentity.Key key = new LinkedIdentity.Key(reader, identity.userNamespace());
    LinkedIdentity row = entities.find(LinkedIdentity.class, key);
    if (row == null) {
      entities.persist(new LinkedIdentity(reader, identity));
    } else {
      row.setExternalId(identity.externalId());
    }
  }

  /**
   * Replaces a reader's identities; the id in the default name space is the profile's. Fails with a
   * unique violation if an id is another reader's.
   */
  public void replace(Reader reader, List<UserIdentity> identities) {
    Map<String, UserIdentity> wanted =
        identities.stream()
            .filter(i -> !isDefault(i.userNamespace()) || i.externalId() == null)
            .collect(Collectors.toMap(UserIdentity::userNamespace, i -> i));
    rows(reader.tenantId(), List.of(reader.getId())).stream()
        .filter(row -> !wanted.containsKey(row.getIdentity().userNamespace()))
        .forEach(entities::remove);
    entities.flush();
    wanted.values().forEach(identity -> write(reader, identity));
    entities.flush();
  }

  /** Whether an identity is another reader's, in a name space that is not the default one. */
  public boolean isTaken(TenantId tenant, UserIdentity identity, Long self) {
    return entities
        .createQuery(
            "select i.readerId from LinkedIdentity i where i.tenantId = :tenant"
                + " and i.userNamespace = :userNamespace and i.externalId = :externalId",
            Long.class)
        .setParameter("tenant", tenant.value())
        .setParameter("userNamespace", identity.userNamespace())
        .setParameter("externalId", identity.externalId())
        .getResultStream()
        .anyMatch(holder -> !holder.equals(self));
  }

  /** Whether the reader's profile keeps the identity, so that it needs no row. */
  static boolean isOfProfile(UserIdentity identity) {
    return isDefault(identity.userNamespace()) && identity.externalId() != null;
  }

  static boolean isDefault(String userNamespace) {
    return ConnectionSettings.DEFAULT_NAMESPACE.equals(userNamespace);
  }
}
