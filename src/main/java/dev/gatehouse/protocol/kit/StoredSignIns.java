package dev.gatehouse.protocol.kit;

import dev.gatehouse.config.AddressRange;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.secret.CallRate;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.tenant.Connection;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What pending sign-ins need in the database: pages that are too long for a login key or too many
 * for a cookie, and which keys' pages were taken.
 */
@ApplicationScoped
@Transactional
public class StoredSignIns implements Expiring {
  private static final String OF_BROWSER =
      " p.connectionId in :connections and p.tenantId = :tenant and p.browserHash in :browsers";

  /** No browser's hash: the row says only that the key's page was taken. */
  private static final String TAKEN = "";

  /** 192 bits; the vendor's document asks for nothing, OWASP for 128 at least. */
  private static final int KEY_BYTES = 24;

  /** The most pages of a site that a node stores: strangers must not fill the database. */
  private static final int MOST_IN_MINUTE = 600;

  /** The same for one address, so that no stranger takes the share of all. */
  private static final int MOST_OF_ADDRESS = 300;

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  private CallRate bySite;
  private CallRate byAddress;

  @PostConstruct
  void limit() {
    bySite = new CallRate(clock, MOST_IN_MINUTE);
    byAddress = new CallRate(clock, MOST_OF_ADDRESS);
  }

  /** A new random key. */
  static String newKey() {
    return Fingerprint.random(KEY_BYTES);
  }

  /** Counts a page that is to be stored; whether there are too many in this minute already. */
  boolean isFull(LiveConnection connection, Incoming request) {
    String site = connection.site().id().toString();
    String address = AddressRange.network(request.address());
    return !byAddress.count(site + " " + address).isZero() || !bySite.count(site).isZero();
  }

  /** Stores a page of a browser under a {@link #newKey}. */
  void store(Connection connection, String key, String browser, String page, Instant expiresAt) {
    entities.persist(new PendingSignIn(connection, key, Fingerprint.of(browser), page, expiresAt));
  }

  /** The sign-in of a key that is stored until a time at least. */
  Optional<PendingSignIn> find(Connection connection, String key, Instant until) {
    return Optional.ofNullable(entities.find(PendingSignIn.class, Fingerprint.of(key)))
        .filter(found -> found.isOf(connection, until))
        .filter(found -> !found.browserHash().equals(TAKEN));
  }

  /**
   * The newest first.
   *
   * @param connections ids of connections of the same tenant
   * @param browsers SHA-256 of the browser's cookies
   */
  List<PendingSignIn> waiting(Connection connection, Set<Long> connections, List<String> browsers) {
    TypedQuery<PendingSignIn> query =
        entities.createQuery(
            "select p from PendingSignIn p where p.expiresAt > :now and"
                + OF_BROWSER
                + " order by p.expiresAt desc, p.keyHash",
            PendingSignIn.class);
    query.setParameter("now", clock.instant());
    of(connection, connections, browsers, query);
    return query.getResultList();
  }

  /** Deletes a stored page; of several simultaneous deletions, one counts. */
  boolean remove(PendingSignIn stored) {
    return entities
            .createQuery("delete from PendingSignIn p where p.keyHash = :key")
            .setParameter("key", stored.keyHash())
            .executeUpdate()
        == 1;
  }

  /** Whether the page of a key was taken. */
  boolean isTaken(String key) {
    return entities.find(PendingSignIn.class, Fingerprint.of(key)) != null;
  }

  /**
   * Records that the page of a key was taken. If a simultaneous sign-in took it, the transaction
   * fails with a unique violation and is retried.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void take(Connection connection, String key, Instant expiresAt) {
    entities.persist(new PendingSignIn(connection, key, TAKEN, TAKEN, expiresAt));
    entities.flush();
  }

  /** Lets the stored pages of a browser wait until a time at most. */
  void shorten(Connection connection, Set<Long> connections, List<String> browsers, Instant end) {
    Query update =
        entities.createQuery(
            "update PendingSignIn p set p.expiresAt = :end where p.expiresAt > :end and"
                + OF_BROWSER);
    update.setParameter("end", end);
    of(connection, connections, browsers, update);
    update.executeUpdate();
  }

  /** Deletes the stored pages of a browser. */
  void removeAll(Connection connection, Set<Long> connections, List<String> browsers) {
    Query delete = entities.createQuery("delete from PendingSignIn p where" + OF_BROWSER);
    of(connection, connections, browsers, delete);
    delete.executeUpdate();
  }

  private static void of(
      Connection connection, Collection<Long> connections, List<String> browsers, Query query) {
    query.setParameter("connections", connections);
    query.setParameter("tenant", connection.tenantId().value());
    query.setParameter("browsers", browsers);
  }

  /** Deletes some of the expired ones; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    return Expiring.delete(entities, "PendingSignIn", "keyHash", "expiresAt", now, batch);
  }
}
