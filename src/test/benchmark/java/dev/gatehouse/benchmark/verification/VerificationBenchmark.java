package dev.gatehouse.benchmark.verification;

import com.sun.management.ThreadMXBean;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.TokenVerifier;
import dev.gatehouse.token.VerificationKey;
import dev.gatehouse.token.VerifiedToken;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.ClaimType;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.crypto.Mac;

/**
 * What it costs to verify a token: CPU time of one thread and bytes allocated, beside the MAC alone
 * and beside other libraries; with key pairs, beside the signature alone. The candidates take turns, so that a busy machine disturbs all of
 * them alike; each figure is the median of the rounds. JMH measures elapsed time, which means
 * little on a machine that does something else, too.
 *
 * <p>Argument: the number of rounds, 15 if it is left out.
 */
public final class VerificationBenchmark {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final String FLOOR = "HMAC alone";
  private static final int WARM_UP_ROUNDS = 6;
  private static final int TURNS = 400;

  /** Signatures of key pairs take a hundred times as long as a MAC. */
  private static final int SLOW_TURNS = 4;

  private static final class Candidate<T> {
    private final String name;
    private final String floor;
    private final int turns;
    private final Predicate<T> verifier;
    private final List<T> tokens;
    private final boolean accepted;
    private final List<Double> nanoseconds = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private final List<Double> bytes = new ArrayList<>();

    private Candidate(String name, Predicate<T> verifier, List<T> tokens, boolean accepted) {
      this(name, FLOOR, TURNS, verifier, tokens, accepted);
    }

    /**
     * @param floor the name of an earlier candidate, to which this one is compared
     */
    private Candidate(
        String name,
        String floor,
        int turns,
        Predicate<T> verifier,
        List<T> tokens,
        boolean accepted) {
      this.name = name;
      this.floor = floor;
      this.turns = turns;
      this.verifier = verifier;
      this.tokens = tokens;
      this.accepted = accepted;
    }

    /** CPU time for one token, in nanoseconds. */
    private double round() {
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      long started = THREADS.getCurrentThreadCpuTime();
      for (int turn = 0; turn < turns; turn++) {
        for (T token : tokens) {
          if (verifier.test(token) != accepted) {
            throw new IllegalStateException(name + ": a token was not judged as expected");
          }
        }
      }
      double count = (double) turns * tokens.size();
      double each = (THREADS.getCurrentThreadCpuTime() - started) / count;
      nanoseconds.add(each);
      bytes.add((THREADS.getCurrentThreadAllocatedBytes() - allocated) / count);
      return each;
    }

    private void forget() {
      nanoseconds.clear();
      ratios.clear();
      bytes.clear();
    }
  }

  private VerificationBenchmark() {}

  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    List<String> valid = Tokens.valid();
    List<String> forged = Tokens.withWrongSignature(valid);
    Vertx vertx = Vertx.vertx();
    Map<String, Predicate<String>> libraries = Libraries.all(vertx);
    List<Candidate<?>> candidates = new ArrayList<>();
    candidates.add(
        new Candidate<>(FLOOR, hmac(), valid.stream().map(Tokens::signedBytes).toList(), true));
    candidates.add(new Candidate<>("Gatehouse", gatehouse(rules()), valid, true));
    candidates.add(
        new Candidate<>("Gatehouse, a vendor's rules", gatehouse(vendorRules()), valid, true));
    libraries.forEach((name, each) -> candidates.add(new Candidate<>(name, each, valid, true)));
    candidates.add(
        new Candidate<>("Gatehouse, wrong signature", gatehouse(rules()), forged, false));
    libraries.forEach(
        (name, each) ->
            candidates.add(new Candidate<>(name + ", wrong signature", each, forged, false)));
    KeyPairs.ALGORITHMS.forEach(algorithm -> candidates.addAll(withKeyPair(algorithm)));
    System.out.printf(
        "%d tokens of about %d bytes, Java %s, median of %d rounds%n%n",
        valid.size(), valid.get(0).length(), Runtime.version(), rounds);
    run(candidates, WARM_UP_ROUNDS);
    candidates.forEach(Candidate::forget);
    run(candidates, rounds);
    System.out.printf("%-34s %9s %7s %9s%n", "", "CPU ns", "ratio", "bytes");
    for (Candidate<?> each : candidates) {
      System.out.printf(
          "%-34s %9.0f %7.2f %9.0f%n",
          each.name, median(each.nanoseconds), median(each.ratios), median(each.bytes));
    }
    vertx.close();
  }

  private static void run(List<Candidate<?>> candidates, int rounds) {
    for (int round = 0; round < rounds; round++) {
      Map<String, Double> measured = new HashMap<>();
      for (Candidate<?> candidate : candidates) {
        double each = candidate.round();
        measured.put(candidate.name, each);
        candidate.ratios.add(each / measured.get(candidate.floor));
      }
    }
  }

  /** The signature alone, then the whole verification, compared to it. */
  private static List<Candidate<String>> withKeyPair(PublicAlgorithm algorithm) {
    KeyPairs pair = new KeyPairs(algorithm);
    List<String> tokens = pair.tokens();
    String floor = algorithm.jwa() + " alone";
    return List.of(
        new Candidate<>(floor, floor, SLOW_TURNS, pair.signatureAlone(), tokens, true),
        new Candidate<>(
            "Gatehouse, " + algorithm.jwa(),
            floor,
            SLOW_TURNS,
            gatehouse(rules(), pair.key(), algorithm.jwa()),
            tokens,
            true));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** The floor: one MAC over the bytes that are signed, with a key that is prepared. */
  private static Predicate<byte[]> hmac() {
    Mac mac = Tokens.mac();
    return content -> mac.doFinal(content).length == mac.getMacLength();
  }

  private static Predicate<String> gatehouse(ClaimRules rules) {
    String fingerprint = Fingerprint.of(Tokens.SECRET);
    return gatehouse(
        rules,
        VerificationKey.of(1, null, "HS256", Tokens.SECRET, fingerprint, null),
        "HS256");
  }

  private static Predicate<String> gatehouse(
      ClaimRules rules, VerificationKey key, String algorithm) {
    TokenVerifier verifier = new TokenVerifier();
    Clock clock = Clock.systemUTC();
    List<VerificationKey> keys = List.of(key);
    return token ->
        verifier.verify(token, keys, algorithm, rules, clock.instant()) instanceof VerifiedToken;
  }

  /** What the libraries check as well. */
  private static ClaimRules rules() {
    return ClaimRules.withLeeway(30)
        .require("iat", ClaimType.DATE)
        .require("exp", ClaimType.DATE)
        .notExpired()
        .notBefore()
        .notIssuedInFuture()
        .issuedBy(Tokens.ISSUER)
        .intendedFor(Set.of(Tokens.AUDIENCE));
  }

  /** As the HelpCenter.io protocol has them, where a token comes with every call. */
  private static ClaimRules vendorRules() {
    return ClaimRules.withLeeway(30)
        .require("jti", ClaimType.EXACT)
        .require("iss", ClaimType.EXACT)
        .require("iat", ClaimType.DATE)
        .require("exp", ClaimType.DATE)
        .require("email", ClaimType.FILLED_TEXT)
        .require("name", ClaimType.text(200))
        .identify("external_id", ClaimType.ID)
        .identify("email", ClaimType.EMAIL)
        .notExpired()
        .notBefore()
        .notIssuedInFuture()
        .notOlderThan(300)
        .issuedBy(Tokens.ISSUER)
        .intendedFor(Set.of(Tokens.AUDIENCE));
  }
}
