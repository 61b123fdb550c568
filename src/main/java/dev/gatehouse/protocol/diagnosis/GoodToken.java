package dev.gatehouse.protocol.diagnosis;

import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.secret.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The claims of a token that a connection accepts: what the Studio's form starts with. */
public final class GoodToken {
  private static final int ID_BYTES = 24;

  private GoodToken() {}

  /** The required claims with their samples, and times that begin now. */
  public static Map<String, Object> claims(List<OfferedClaim> offered, Instant now) {
    Map<String, Object> claims = new LinkedHashMap<>();
    offered.stream()
        .filter(OfferedClaim::required)
        .forEach(claim -> claims.put(claim.name(), value(claim, now)));
    return claims;
  }

  /** A value for a new token. */
  static Object value(OfferedClaim claim, Instant now) {
    return switch (claim.kind()) {
      case FRESH_ID -> Fingerprint.random(ID_BYTES);
      case ISSUED_AT, ISSUED_AT_MILLISECONDS -> time(claim, now.getEpochSecond());
      case EXPIRY, EXPIRY_MILLISECONDS ->
          time(claim, now.getEpochSecond() + ((Number) claim.sample()).longValue());
      case GROUPS, GROUP_IDS -> new ArrayList<>();
      case TEXT, CHOICE, FLAG, NUMBER, JSON -> claim.sample();
    };
  }

  private static long time(OfferedClaim claim, long seconds) {
    return seconds * claim.kind().unitsPerSecond();
  }
}
