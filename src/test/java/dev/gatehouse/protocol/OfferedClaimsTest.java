package dev.gatehouse.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.diagnosis.GoodToken;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.token.TokenSigner;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what each protocol offers for making tokens to the rules by which it takes them. */
class OfferedClaimsTest {
  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00.7Z");

  static Stream<Protocol> all() {
    return ProtocolsOnClassPath.all().stream();
  }

  static Stream<Protocol> signing() {
    return all().filter(p -> first(p).means() != Delivery.Means.CODE);
  }

  private static Delivery first(Protocol protocol) {
    return protocol.description().deliveries(PretendSite.speaking(protocol, null).settings).get(0);
  }

  @ParameterizedTest
  @MethodSource("signing")
  void aGoodTokenPassesOnEverySurfaceThatTakesIt(Protocol protocol) throws Rejected {
    LiveConnection live = PretendSite.speaking(protocol, "k1").live();
    Map<String, Object> claims = GoodToken.claims(protocol.description().offeredClaims(live), NOW);
    String token = TokenSigner.sign(live.keys().get(0), claims);

    for (Delivery delivery : protocol.description().deliveries(live.settings())) {
      assertThat(live.verify(token, delivery.surface(), NOW).orThrow().key().id()).isEqualTo(9);
    }
  }

  @ParameterizedTest
  @MethodSource("signing")
  void whatIsRequiredIsOfferedAsRequired(Protocol protocol) {
    LiveConnection live = PretendSite.speaking(protocol, null).live();
    for (OfferedClaim offered : protocol.description().offeredClaims(live)) {
      Map<String, Object> claims =
          new HashMap<>(GoodToken.claims(protocol.description().offeredClaims(live), NOW));
      claims.remove(offered.name());
      String token = TokenSigner.sign(live.keys().get(0), claims);
      assertThat(accepts(live, token)).as(offered.name()).isEqualTo(!offered.required());
    }
  }

  private static boolean accepts(LiveConnection live, String token) {
    try {
      live.verify(token, first(live.protocol()).surface(), NOW).orThrow();
      return true;
    } catch (Rejected e) {
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void explainsEveryClaimAndNoOther(Protocol protocol) {
    ResourceBundle texts =
        ResourceBundle.getBundle(
            "dev.gatehouse.protocol." + protocol.name() + ".vendor", Locale.ENGLISH);
    List<String> names =
        protocol.description().offeredClaims(PretendSite.speaking(protocol, null).live()).stream()
            .map(OfferedClaim::name)
            .toList();

    assertThat(texts.keySet().stream().filter(key -> key.startsWith("claim.")))
        .containsExactlyInAnyOrderElementsOf(names.stream().map("claim."::concat).toList());
  }
}
