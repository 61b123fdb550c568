package dev.gatehouse.token.jwk;

import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.VerificationKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The keys at one address. They are fetched when they are needed first, again when they are old,
 * and for a key id that is not among them, so that a rotation works at once; made-up key ids cause
 * one call in thirty seconds. While the address does not answer, the keys that came last count for
 * a day.
 */
public final class PublishedKeySet {
  /** How long keys are used before the address is asked again. */
  static final Duration FRESH = Duration.ofMinutes(10);

  /** The least time between two calls, whatever they bring. */
  static final Duration PAUSE = Duration.ofSeconds(30);

  /** How long keys are used after the last answer. */
  static final Duration STALE = Duration.ofHours(24);

  private static final int LONGEST_WAIT_SECONDS = 6;

  /** More requests than these do not wait for a call that is under way. */
  private static final int MOST_WAITING = 8;

  private final Source source;
  private final UnaryOperator<String> fingerprints;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile State state = new State(null, Map.of(), null, null, "it was not asked yet");

  /** Gets the key set. */
  interface Source {
    KeySet fetch() throws CallFailed;
  }

  /**
   * @param set the last one that came, or {@code null}
   * @param fetchedAt when it came
   * @param triedAt when the address was asked last, or {@code null}
   * @param trouble why the last call brought nothing, or {@code null}
   */
  private record State(
      KeySet set,
      Map<PublicAlgorithm, List<VerificationKey>> keys,
      Instant fetchedAt,
      Instant triedAt,
      String trouble) {
    private boolean mayBeUsed(Instant now) {
      return set != null && now.isBefore(fetchedAt.plus(STALE));
    }

    private boolean isFresh(Instant now) {
      return set != null && now.isBefore(fetchedAt.plus(FRESH));
    }

    private boolean mayAsk(Instant now) {
      return triedAt == null || !now.isBefore(triedAt.plus(PAUSE));
    }
  }

  PublishedKeySet(Source source, UnaryOperator<String> fingerprints, Clock clock) {
    this.source = source;
    this.fingerprints = fingerprints;
    this.clock = clock;
  }

  /**
   * The keys for an algorithm, which may have to be fetched first.
   *
   * @param kid the id of the key that is looked for, or {@code null}
   */
  public List<VerificationKey> keys(PublicAlgorithm algorithm, String kid) {
    Instant now = clock.instant();
    State known = state;
    boolean isLacking = !known.mayBeUsed(now) || kid != null && !known.set().has(kid);
    if ((isLacking || !known.isFresh(now)) && known.mayAsk(now)) {
      refresh(known, isLacking);
      known = state;
    }
    return known.mayBeUsed(now) ? known.keys().getOrDefault(algorithm, List.of()) : List.of();
  }

  /** The keys for an algorithm that are known without a call. */
  public List<VerificationKey> known(PublicAlgorithm algorithm) {
    State known = state;
    return known.mayBeUsed(clock.instant())
        ? known.keys().getOrDefault(algorithm, List.of())
        : List.of();
  }

  /** What operators should know of the address, as a phrase; empty if all is well. */
  public Optional<String> trouble() {
    State known = state;
    if (known.trouble() != null) {
      return Optional.of(known.trouble());
    }
    return known.set().hasPrivate()
        ? Optional.of("it publishes a private key, with which everybody can sign")
        : Optional.empty();
  }

  /** Asks, or waits for whoever asks; a request that can do without does not wait. */
  private void refresh(State known, boolean isLacking) {
    boolean waits = isLacking && fetching.getQueueLength() < MOST_WAITING;
    try {
      if (!fetching.tryLock(waits ? LONGEST_WAIT_SECONDS : 0, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      if (state == known) {
        state = asked(known);
      }
    } finally {
      fetching.unlock();
    }
  }

  private State asked(State known) {
    Instant now = clock.instant();
    try {
      KeySet set = source.fetch();
      return new State(set, prepared(set), now, now, null);
    } catch (CallFailed e) {
      return new State(known.set(), known.keys(), known.fetchedAt(), now, e.getMessage());
    }
  }

  private Map<PublicAlgorithm, List<VerificationKey>> prepared(KeySet set) {
    Map<PublicAlgorithm, List<VerificationKey>> prepared = new EnumMap<>(PublicAlgorithm.class);
    for (PublicAlgorithm algorithm : PublicAlgorithm.values()) {
      List<VerificationKey> keys = new ArrayList<>();
      for (PublicJwk key : set.keys()) {
        if (key.objection(algorithm).isEmpty()) {
          String fingerprint = fingerprints.apply(key.recognizedBy());
          keys.add(key.verifying(0, key.kid(), algorithm, fingerprint, null));
        }
      }
      prepared.put(algorithm, List.copyOf(keys));
    }
    return prepared;
  }
}
