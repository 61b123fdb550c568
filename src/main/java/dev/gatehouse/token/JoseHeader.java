package dev.gatehouse.token;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.util.List;
import java.util.Map;

/**
 * The rules for the header of a token. The header never chooses anything: the algorithm is pinned,
 * and {@code jwk}, {@code jku}, {@code x5c} and {@code x5u} are not even read (RFC 8725, sections
 * 3.1 and 3.5).
 */
final class JoseHeader {

  private JoseHeader() {}

  /**
   * @throws Rejected as an invalid signature for another algorithm or an extension that changes
   *     what was signed (RFC 7515, section 4.1.11; RFC 7797; RFC 7516, section 4.1.3)
   */
  static void check(Map<String, Object> header, String pinnedAlgorithm) throws Rejected {
    if (!pinnedAlgorithm.equals(header.get("alg"))) {
      throw invalid("alg is not exactly the connection's algorithm");
    }
    for (String extension : List.of("crit", "zip")) {
      if (header.containsKey(extension)) {
        throw invalid("the header has " + extension + ", which is not supported");
      }
    }
    if (!Boolean.TRUE.equals(header.getOrDefault("b64", Boolean.TRUE))) {
      throw invalid("b64 is not true");
    }
  }

  private static Rejected invalid(String detail) {
    return new Rejected(Rejection.JWT_INVALID_SIGNATURE, detail);
  }
}
