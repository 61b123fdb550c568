package dev.gatehouse.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.tenant.Site;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to a protocol, held with DocuNest, whose credential also travels in the path. */
class ProtocolsTest {
  private final Protocols protocols = ProtocolsOnClassPath.together();
  private final Protocol docuNest = ProtocolsOnClassPath.named("docunest");
  private final PretendSite pretended = new PretendSite(docuNest, null);
  private final Site site = new Site(pretended.tenant, List.of(), Map.of(), List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nest/in/a.b.c",
        "/nest/in/a.b.c/",
        "/nest//in/a.b.c",
        "/nest/in%2Fa.b.c",
        "/sso/docunest",
        "/sso/jwt"
      })
  void nothingIsLeftOfAnAddressThatHandsOverACredential(String path) {
    Incoming request = request(path, "x=1", Map.of("x", "1"));

    assertThat(protocols.isSignIn(site, request)).isTrue();
    assertThat(protocols.withoutToken(site, request)).isEqualTo("/");
  }

  @ParameterizedTest
  @CsvSource({
    "/nest/in, jwt=a.b.c, /nest/in",
    "/nest/in/a.b.c/docs, x=1, /nest/in/a.b.c/docs?x=1",
    "/docs, hd_jwt=a.b.c&x=1, /docs?x=1"
  })
  void pageKeepsItsAddressWithoutTheParametersThatHoldOne(
      String path, String query, String expected) {
    Incoming request = request(path, query, Map.of());

    assertThat(protocols.isSignIn(site, request)).isFalse();
    assertThat(protocols.withoutToken(site, request)).isEqualTo(expected);
  }

  @Test
  void addressWithACredentialInItBelongsToItsProtocolAlone() {
    Incoming request = request("/nest/in/a.b.c", "jwt=d.e.f", Map.of("jwt", "d.e.f"));

    assertThat(found(docuNest, request)).extracting(Credential::token).containsExactly("a.b.c");
    assertThat(found(ProtocolsOnClassPath.named("helpcenter"), request)).isEmpty();
  }

  @Test
  void collectsTheHeadersThatProtocolsName() {
    assertThat(protocols.tokenHeaders())
        .contains("X-DocuNest-Assertion")
        .containsExactlyInAnyOrderElementsOf(
            ProtocolsOnClassPath.all().stream()
                .flatMap(protocol -> protocol.tokenHeaders().stream())
                .collect(Collectors.toSet()));
  }

  private List<Credential> found(Protocol protocol, Incoming request) {
    return protocols.find(protocol, pretended.settings, site, request);
  }

  private static Incoming request(String path, String query, Map<String, String> parameters) {
    return PretendCall.to("acme.localhost", path).query(query).parameters(parameters).incoming();
  }
}
