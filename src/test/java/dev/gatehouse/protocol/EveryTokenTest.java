package dev.gatehouse.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.protocol.diagnosis.GoodToken;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.VerifiedToken;
import dev.gatehouse.token.claims.ClaimCheck;
import dev.gatehouse.token.claims.NotTaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the claims of every protocol on the class path, on each of its surfaces. */
class EveryTokenTest {
  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");
  private static final String IDENTITY = "identity claim ";

  /** A protocol and a surface on which it takes tokens. */
  record Way(Protocol protocol, Surface surface) {
    private LiveConnection live() {
      return PretendSite.speaking(protocol, null).live();
    }

    private long skew() {
      return live().settings().getClockSkewSeconds();
    }

    /** The claims of a good token; also of one for which a code is exchanged. */
    private Map<String, Object> good() {
      Map<String, Object> claims =
          new HashMap<>(GoodToken.claims(protocol.description().offeredClaims(live()), NOW));
      boolean signsHere =
          protocol
              .as(Ability.ExchangesCodes.class)
              .filter(codes -> !codes.areSignedElsewhere())
              .isPresent();
      if (signsHere) {
        long now = NOW.getEpochSecond();
        claims.putAll(
            Map.of("iss", "us", "jti", "j", "aud", "client", "iat", now, "exp", now + 60));
      }
      return claims;
    }

    private VerifiedToken verified(String claim, Object value) throws Rejected {
      Map<String, Object> claims = good();
      claims.put(claim, value);
      LiveConnection live = live();
      return live.verify(PretendSite.sign(live, claims), surface, NOW).orThrow();
    }

    private Rejected refusal(String claim, Object value) {
      return catchThrowableOfType(Rejected.class, () -> verified(claim, value));
    }

    private List<String> identityClaims() {
      return protocol.rules(live(), surface).checks().stream()
          .map(ClaimCheck::name)
          .filter(name -> name.startsWith(IDENTITY))
          .map(name -> name.substring(IDENTITY.length()))
          .toList();
    }
  }

  static Stream<Way> ways() {
    return ProtocolsOnClassPath.all().stream()
        .flatMap(
            protocol ->
                protocol
                    .description()
                    .surfaces(PretendSite.speaking(protocol, null).settings)
                    .stream()
                    .map(surface -> new Way(protocol, surface)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void nbfHoldsWhereItIsThere(Way way) throws Rejected {
    long now = NOW.getEpochSecond();

    assertThat(way.verified("nbf", now + way.skew())).isNotNull();
    assertThat(way.verified("nbf", now - 0.5)).isNotNull();
    assertThat(way.verified("nbf", null)).isNotNull();
    assertThat(way.refusal("nbf", now + way.skew() + 1).reason())
        .isEqualTo(Rejection.JWT_NOT_YET_VALID);
    for (Object unusable : List.of("" + now, true, -1, 253402300800L, List.of(now))) {
      Rejected why = way.refusal("nbf", unusable);
      assertThat(why.reason()).as("%s", unusable).isEqualTo(Rejection.JWT_INVALID_CLAIM);
      assertThat(why.claim()).contains("nbf");
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void expHoldsWhereItIsThere(Way way) {
    long now = NOW.getEpochSecond();

    assertThat(way.refusal("exp", now - way.skew() - 1).reason()).isEqualTo(Rejection.JWT_EXPIRED);
    for (Object unusable : List.of("" + (now + 60), true, -1, 253402300800L)) {
      assertThat(way.refusal("exp", unusable).reason())
          .as("%s", unusable)
          .isEqualTo(Rejection.JWT_MISSING_REQUIRED_CLAIM);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void timesMayHaveFractionsAndExponents(Way way) throws Rejected {
    assertThat(way.verified("exp", NOW.getEpochSecond() + 60.25)).isNotNull();
    assertThat(way.verified("nbf", 1.7E9)).isNotNull();
  }

  /** Never as absent: somebody else would sign in by what is left. */
  @ParameterizedTest
  @MethodSource("ways")
  void whatSaysWhoSomebodyIsIsRefusedByNameIfItIsUnusable(Way way) {
    List<Object> unusable =
        new ArrayList<>(List.of(true, 42.5, List.of("7"), Map.of("id", 7), "", " ", "\u200b"));
    unusable.addAll(List.of("a\nb", "a\0b", "a\u202eb", "x".repeat(4000)));
    for (String claim : way.identityClaims()) {
      for (Object value : unusable) {
        Rejected why = way.refusal(claim, value);
        assertThat(why).as("%s %s", claim, value).isNotNull();
        assertThat(why.reason())
            .as("%s %s", claim, value)
            .isIn(Rejection.JWT_INVALID_CLAIM, Rejection.JWT_MISSING_REQUIRED_CLAIM);
        assertThat(why.claim()).contains(claim);
        assertThat(why.detail()).contains(claim).doesNotContain("xxxx");
      }
      assertThat(way.refusal(claim, "a\nb").reason()).isEqualTo(Rejection.JWT_INVALID_CLAIM);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void groupsThatAreUnusableRefuseNobodyAndAreNamed(Way way) throws Rejected {
    Set<ClaimKind> ofGroups = Set.of(ClaimKind.GROUPS, ClaimKind.GROUP_IDS);
    List<String> claims =
        way.protocol.description().offeredClaims(way.live()).stream()
            .filter(offered -> ofGroups.contains(offered.kind()))
            .map(OfferedClaim::name)
            .toList();
    for (String claim : claims) {
      VerifiedToken token = way.verified(claim, "group:staff");
      assertThat(
              ClaimsNotTaken.of(
                  way.live(),
                  token.rules(),
                  token.claims(),
                  way.live().mapped(token.claims()),
                  Set.of("gone")))
          .extracting(NotTaken::claim)
          .containsExactly(claim, claim);
      assertThat(
              ClaimsNotTaken.of(
                  way.live(),
                  token.rules(),
                  token.claims(),
                  way.live().mapped(token.claims()),
                  Set.of("gone")))
          .extracting(NotTaken::why)
          .last()
          .isEqualTo(claim + " names groups (1) that this site does not have: gone");
    }
  }
}
