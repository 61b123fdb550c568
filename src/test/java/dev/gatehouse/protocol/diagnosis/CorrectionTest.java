package dev.gatehouse.protocol.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.gatehouse.protocol.Delivery;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.protocol.SignInChecks;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.diagnosis.Correction.Change;
import dev.gatehouse.protocol.diagnosis.Correction.Part;
import dev.gatehouse.protocol.helpcenter.HelpCenterProtocol;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.Inspection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorrectionTest {
  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");
  private static final long SECOND = NOW.getEpochSecond();

  private static Stream<Protocol> signing() {
    return ProtocolsOnClassPath.all().stream()
        .filter(
            protocol ->
                protocol
                        .description()
                        .deliveries(PretendSite.speaking(protocol, null).settings)
                        .get(0)
                        .means()
                    != Delivery.Means.CODE);
  }

  private static LiveConnection helpCenter(Consumer<PretendSite> set) {
    PretendSite site = PretendSite.speaking(new HelpCenterProtocol(), "k1");
    set.accept(site);
    return site.live();
  }

  private static Map<String, Object> good(LiveConnection live) {
    return GoodToken.claims(live.protocol().description().offeredClaims(live), NOW);
  }

  private static Inspection inspected(LiveConnection live, String token, Instant at) {
    return live.verifier()
        .inspect(token, live.keys(), live.settings().getAlgorithm(), live.rules(surface(live)), at);
  }

  private static Surface surface(LiveConnection live) {
    return live.protocol().description().surfaces(live.settings()).get(0);
  }

  private static Optional<Correction> corrected(LiveConnection live, Map<String, Object> claims) {
    return corrected(live, inspected(live, PretendSite.sign(live, claims), NOW));
  }

  private static Optional<Correction> corrected(LiveConnection live, Inspection inspection) {
    return Correction.of(live, inspection, surface(live), null, NOW, NOW);
  }

  private static void isAccepted(LiveConnection live, Correction correction) throws Rejected {
    String token = PretendSite.sign(live, correction.claims());
    assertThat(live.verify(token, surface(live), NOW).orThrow().key().id()).isEqualTo(9);
    assertThat(correction.others()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("signing")
  void findsNothingInAGoodToken(Protocol protocol) {
    LiveConnection live = PretendSite.speaking(protocol, "k1").live();

    assertThat(corrected(live, good(live))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("signing")
  void correctsEveryRequiredClaimThatIsAbsentOrOfAnotherType(Protocol protocol) throws Rejected {
    LiveConnection live = PretendSite.speaking(protocol, "k1").live();
    for (OfferedClaim offered : protocol.description().offeredClaims(live)) {
      if (offered.required()) {
        Map<String, Object> absent = new HashMap<>(good(live));
        absent.remove(offered.name());
        Map<String, Object> wrong = new HashMap<>(good(live));
        wrong.put(offered.name(), List.of(List.of()));
        for (Map<String, Object> claims : List.of(absent, wrong)) {
          Correction correction = corrected(live, claims).orElseThrow();

          assertThat(correction.changes()).extracting(Change::claim).contains(offered.name());
          isAccepted(live, correction);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("signing")
  void correctsTimesOfAllKinds(Protocol protocol) throws Rejected {
    LiveConnection live = PretendSite.speaking(protocol, "k1").live();
    for (OfferedClaim offered : protocol.description().offeredClaims(live)) {
      if (offered.kind().isIssuedAt() || offered.kind().isExpiry()) {
        long unit = offered.kind().unitsPerSecond();
        List<Object> wrong =
            new ArrayList<>(
                List.of(
                    (SECOND + (offered.kind().isExpiry() ? -86_400 : 86_400)) * unit,
                    String.valueOf(SECOND * unit),
                    List.of(SECOND * unit)));
        // Seconds where milliseconds are due are a time of 1970, at which a token may be issued.
        if (unit == 1 || offered.kind().isExpiry()) {
          wrong.add(SECOND * (unit == 1 ? 1000 : 1) + 120);
        }
        for (Object time : wrong) {
          Map<String, Object> claims = new HashMap<>(good(live));
          claims.put(offered.name(), time);

          Correction correction = corrected(live, claims).orElseThrow();

          Change change = correction.changes().get(0);
          assertThat(change.claim()).isEqualTo(offered.name());
          assertThat(change.shouldBe()).isInstanceOf(BigDecimal.class);
          isAccepted(live, correction);
        }
      }
    }
  }

  @Test
  void tellsOneRowForEachDifferenceAndLeavesOtherClaimsAlone() throws Rejected {
    LiveConnection live =
        helpCenter(
            site -> {
              site.settings.setIssuer("app.example");
              site.settings.setAudience("help.example");
            });
    Map<String, Object> claims = new LinkedHashMap<>(good(live));
    claims.put("iss", "https://app.example/");
    claims.put("aud", List.of("https://help.example/"));
    claims.put("nbf", SECOND + 900);
    claims.put("plan", Map.of("seats", 5));
    claims.put("role", 7);

    Correction correction = corrected(live, claims).orElseThrow();

    assertThat(correction.changes())
        .extracting(Change::part, Change::claim, Change::shouldBe, Change::example)
        .containsExactlyInAnyOrder(
            tuple(Part.PAYLOAD, "nbf", BigDecimal.valueOf(SECOND), false),
            tuple(Part.PAYLOAD, "iss", "app.example", false),
            tuple(Part.PAYLOAD, "aud", "help.example", false));
    Change audience =
        correction.changes().stream()
            .filter(change -> change.claim().equals("aud"))
            .findFirst()
            .orElseThrow();
    assertThat(audience.cause()).isEqualTo(Cause.URL_FOR_NAME);
    assertThat(audience.accepted()).isEqualTo("\"help.example\"");
    assertThat(correction.claims()).containsKeys("plan", "role");
    isAccepted(live, correction);
  }

  @Test
  void shortensALifetimeThatIsTooLong() throws Rejected {
    LiveConnection live =
        helpCenter(site -> site.settings.getRequirements().setMaxLifetimeSeconds(60));
    Map<String, Object> claims = good(live);
    claims.put("iat", SECOND - 30);
    claims.put("exp", SECOND + 3000);

    Correction correction = corrected(live, claims).orElseThrow();

    assertThat(correction.changes()).extracting(Change::claim).containsExactly("exp");
    assertThat(correction.changes().get(0).shouldBe()).isEqualTo(BigDecimal.valueOf(SECOND + 30));
    isAccepted(live, correction);
  }

  @Test
  void judgesClaimsAlthoughTheSignatureDoesNotHold() {
    LiveConnection live = helpCenter(site -> site.settings.setAudience("help.example"));
    String token =
        JWT.create()
            .withPayload(Map.of("aud", "other", "exp", SECOND + 60))
            .sign(Algorithm.HMAC256("another secret of thirty-two bytes"));

    Correction correction = corrected(live, inspected(live, token, NOW)).orElseThrow();

    assertThat(correction.changes().get(0).part()).isEqualTo(Part.SIGNATURE);
    assertThat(correction.changes())
        .extracting(Change::claim)
        .contains("aud", "jti", "email", "iat")
        .doesNotContain("exp", "alg");
  }

  @Test
  void namesTheHeadersAlgorithm() {
    LiveConnection live = helpCenter(site -> {});
    String token = JWT.create().withPayload(good(live)).sign(Algorithm.HMAC512(PretendSite.SECRET));
    Inspection inspection =
        inspected(live, token, NOW)
            .explaining(
                "signature",
                failed ->
                    new CheckResult(
                        failed.check(),
                        false,
                        failed.detail(),
                        failed.remedy(),
                        failed.reason(),
                        Discrepancy.of("alg \"HS512\"", "alg \"HS256\"", Cause.OTHER_ALGORITHM)));

    Correction correction = corrected(live, inspection).orElseThrow();

    assertThat(correction.changes()).hasSize(1);
    Change change = correction.changes().get(0);
    assertThat(change.part()).isEqualTo(Part.HEADER);
    assertThat(change.claim()).isEqualTo("alg");
    assertThat(change.is()).isEqualTo("HS512");
    assertThat(change.shouldBe()).isEqualTo("HS256");
  }

  @Test
  void makesAnotherTokenOfOneThatWasUsed() throws Rejected {
    LiveConnection live = helpCenter(site -> {});
    Map<String, Object> claims = good(live);
    claims.put("iat", SECOND - 20);
    Rejected used = new Rejected(Rejection.JWT_REPLAYED, "the jti was used before");
    Inspection inspection =
        inspected(live, PretendSite.sign(live, claims), NOW)
            .and(CheckResult.failed(SignInChecks.REPLAY, used));

    Correction correction = corrected(live, inspection).orElseThrow();

    assertThat(correction.changes())
        .extracting(Change::claim)
        .containsExactlyInAnyOrder("jti", "iat", "exp");
    assertThat(correction.changes().get(0).why()).isEqualTo("the jti was used before");
    assertThat(correction.claims().get("jti")).isNotEqualTo(claims.get("jti"));
    assertThat(correction.claims().get("iat")).isEqualTo(BigDecimal.valueOf(SECOND));
    isAccepted(live, correction);
  }

  @Test
  void answersTheRedirectWhoseKeyIsKnown() {
    LiveConnection live = helpCenter(site -> {});
    Rejected other = new Rejected(Rejection.JWT_KEY_MISMATCH, "jti is not the key of a redirect");
    Inspection inspection =
        inspected(live, PretendSite.sign(live, good(live)), NOW)
            .and(CheckResult.failed(SignInChecks.REDIRECT_KEY, other));

    Correction known =
        Correction.of(live, inspection, surface(live), "the-key", NOW, NOW).orElseThrow();
    Correction unknown = corrected(live, inspection).orElseThrow();

    assertThat(known.changes().get(0).shouldBe()).isEqualTo("the-key");
    assertThat(known.claims().get("jti")).isEqualTo("the-key");
    assertThat(unknown.changes().get(0).claim()).isEqualTo("jti");
    assertThat(unknown.changes().get(0).shouldBe()).isNull();
  }

  @Test
  void tellsWhatNoChangeOfTheTokenMends() {
    LiveConnection live = helpCenter(site -> {});
    Rejected banned = new Rejected(Rejection.USER_BANNED, "the user is banned");
    Inspection inspection =
        inspected(live, PretendSite.sign(live, good(live)), NOW)
            .and(CheckResult.failed(SignInChecks.USER, banned));

    Correction correction = corrected(live, inspection).orElseThrow();

    assertThat(correction.changes()).isEmpty();
    assertThat(correction.others()).extracting(CheckResult::detail).contains("the user is banned");
  }

  @Test
  void judgesAsAtTheMomentAndCorrectsForNow() throws Rejected {
    LiveConnection live = helpCenter(site -> site.settings.setAudience("help.example"));
    Map<String, Object> claims = good(live);
    claims.put("aud", "other");
    Instant later = NOW.plusSeconds(86_400);
    Inspection inspection = inspected(live, PretendSite.sign(live, claims), NOW);

    Correction correction =
        Correction.of(live, inspection, surface(live), null, NOW, later).orElseThrow();

    assertThat(correction.changes()).extracting(Change::claim).containsExactly("aud");
    String token = PretendSite.sign(live, correction.claims());
    assertThat(live.verify(token, surface(live), later).orThrow().key().id()).isEqualTo(9);
  }

  @Test
  void saysNothingOfWhatIsNoToken() {
    LiveConnection live = helpCenter(site -> {});

    assertThat(corrected(live, inspected(live, "nonsense", NOW))).isEmpty();
  }
}
