package dev.gatehouse.token;

import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.text.ShownValue;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a token whose signature holds, with the pinned algorithm.
 *
 * <p>The header never chooses anything: {@code jwk}, {@code jku}, {@code x5c} and {@code x5u} are
 * not even read (RFC 8725, sections 3.1 and 3.5). Extensions that change what was signed are
 * refused (RFC 7515, section 4.1.11; RFC 7797; RFC 7516, section 4.1.3).
 */
record JoseHeader(Map<String, Object> members, Object kid) {
  static final String ALGORITHM = "alg";
  private static final String ENCODED = "b64";
  private static final List<String> EXTENSIONS = List.of("crit", "zip");

  /**
   * @throws Rejected as an invalid signature if it is not one JSON object with the algorithm
   */
  static JoseHeader parse(byte[] utf8, String algorithm) throws Rejected {
    Map<String, Object> members;
    try {
      members = StrictJson.parse(utf8);
    } catch (MalformedJson e) {
      throw invalid("the header is malformed: " + e.getMessage());
    }
    if (!algorithm.equals(members.get(ALGORITHM))) {
      throw otherAlgorithm(members, algorithm);
    }
    for (String extension : EXTENSIONS) {
      if (members.containsKey(extension)) {
        throw unsupported(extension);
      }
    }
    if (!Boolean.TRUE.equals(members.getOrDefault(ENCODED, Boolean.TRUE))) {
      throw unencoded();
    }
    return new JoseHeader(members, members.get("kid"));
  }

  /** Every member for which {@link #parse} refuses a header, with the reason, in its order. */
  static Map<String, Rejected> refused(Map<String, Object> members, String algorithm) {
    Map<String, Rejected> refused = new LinkedHashMap<>();
    if (!algorithm.equals(members.get(ALGORITHM))) {
      refused.put(ALGORITHM, otherAlgorithm(members, algorithm));
    }
    EXTENSIONS.stream()
        .filter(members::containsKey)
        .forEach(extension -> refused.put(extension, unsupported(extension)));
    if (!Boolean.TRUE.equals(members.getOrDefault(ENCODED, Boolean.TRUE))) {
      refused.put(ENCODED, unencoded());
    }
    return refused;
  }

  private static Rejected otherAlgorithm(Map<String, Object> members, String algorithm) {
    return invalid("alg is not exactly the connection's algorithm")
        .comparing(() -> named(members.get(ALGORITHM), algorithm));
  }

  private static Rejected unsupported(String extension) {
    return invalid("the header has " + extension + ", which is not supported");
  }

  private static Rejected unencoded() {
    return invalid("b64 is not true");
  }

  private static Discrepancy named(Object came, String algorithm) {
    return Discrepancy.of(
        ShownValue.of(came), ShownValue.of(algorithm), Cause.WRONG_ALGORITHM_NAME);
  }

  private static Rejected invalid(String detail) {
    return new Rejected(Rejection.JWT_INVALID_SIGNATURE, detail);
  }

  /** Whether it names this key id. */
  boolean names(String key) {
    return key != null && key.equals(kid);
  }
}
