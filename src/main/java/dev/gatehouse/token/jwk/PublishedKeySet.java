package dev.gatehouse.token.jwk;

import dev.gatehouse.outgoing.KeptAnswer;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.VerificationKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * The keys at one address. They are fetched when they are needed first, again in the background
 * when they are old, and for a key id that is not among them, so that a rotation works at once;
 * made-up key ids cause one call in thirty seconds. While the address does not answer, the keys
 * that came last count for a day.
 */
public final class PublishedKeySet {
  /** How long keys are used before the address is asked again. */
  static final Duration FRESH = Duration.ofMinutes(10);

  /** The least time between two calls, whatever they bring. */
  static final Duration PAUSE = Duration.ofSeconds(30);

  /** How long keys are used after the last answer. */
  static final Duration STALE = Duration.ofHours(24);

  /** More requests than these do not wait for the end of a call that is under way. */
  private static final int WAITING = 8;

  private static final KeptAnswer.Terms TERMS = new KeptAnswer.Terms(FRESH, PAUSE, STALE, WAITING);

  private final UnaryOperator<String> fingerprints;
  private final KeptAnswer<Prepared> answer;

  /**
   * A key set, ready to verify.
   *
   * @param set as it came
   */
  private record Prepared(KeySet set, Map<PublicAlgorithm, List<VerificationKey>> keys) {
    private List<VerificationKey> of(PublicAlgorithm algorithm) {
      return keys.getOrDefault(algorithm, List.of());
    }
  }

  PublishedKeySet(
      KeptAnswer.Source<KeySet> source,
      UnaryOperator<String> fingerprints,
      Clock clock,
      Executor background) {
    this.fingerprints = fingerprints;
    this.answer = new KeptAnswer<>(() -> prepared(source.ask()), TERMS, clock, background);
  }

  /**
   * The keys for an algorithm, which may have to be fetched first.
   *
   * @param kid the id of the key that is looked for, or {@code null}
   */
  public List<VerificationKey> keys(PublicAlgorithm algorithm, String kid) {
    return answer
        .get(known -> kid == null || known.set().has(kid))
        .map(known -> known.of(algorithm))
        .orElse(List.of());
  }

  /** The keys for an algorithm that are known without a call. */
  public List<VerificationKey> known(PublicAlgorithm algorithm) {
    return answer.known().map(known -> known.of(algorithm)).orElse(List.of());
  }

  /** What operators should know of the address, as a phrase; empty if all is well. */
  public Optional<String> trouble() {
    return answer
        .trouble()
        .or(
            () ->
                answer
                    .known()
                    .filter(known -> known.set().hasPrivate())
                    .map(known -> "it publishes a private key, with which everybody can sign"));
  }

  private Prepared prepared(KeySet set) {
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
    return new Prepared(set, prepared);
  }
}
