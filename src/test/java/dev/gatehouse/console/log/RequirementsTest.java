package dev.gatehouse.console.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.journal.EventOrigin;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.protocol.SignInChecks;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequirementsTest {
  static Stream<Protocol> all() {
    return ProtocolsOnClassPath.all().stream();
  }

  /** What is said of the checks of a refused sign-in. */
  private static Map<String, String> of(Protocol protocol, Surface surface, boolean deleted) {
    PretendSite pretended = new PretendSite(protocol, null);
    Requirements requirements = new Requirements();
    requirements.texts = new ConsoleTexts();
    requirements.protocols =
        new Protocols() {
          @Override
          public List<Protocol> all() {
            return ProtocolsOnClassPath.all();
          }

          @Override
          public Optional<Protocol> named(String name) {
            return Optional.of(protocol);
          }
        };
    requirements.sites =
        new Sites() {
          @Override
          public Site of(Tenant tenant) {
            Site site = pretended.site();
            return deleted ? new Site(tenant, List.of(), Map.of(), List.of()) : site;
          }
        };
    Connection connection = pretended.connection;
    SignInEvent event =
        new SignInEvent(
                pretended.tenant.tenantId(),
                Instant.EPOCH,
                protocol.eventName(surface, false),
                EventOrigin.of(surface.text(), "192.0.2.1", "curl"))
            .by(connection.getId(), null)
            .checked(
                SignInChecks.of(
                    new Rejected(Rejection.JWT_REPLAYED, "used before"),
                    Credential.sent("token", surface),
                    pretended.live()));
    return requirements.of(pretended.tenant, event);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyCheckOfEveryProtocolIsPutInWords(Protocol protocol) {
    for (Surface surface :
        protocol.description().surfaces(new PretendSite(protocol, null).settings)) {
      assertThat(of(protocol, surface, false))
          .isNotEmpty()
          .allSatisfy((name, words) -> assertThat(words).as(name).isNotEmpty());
    }
  }

  @Test
  void saysOfAnIdentityClaimThatItMayBeAbsent() {
    assertThat(of(ProtocolsOnClassPath.named("helpcenter"), Surface.REDIRECT, false))
        .containsEntry(
            "identity claim external_id", "external_id, if present, identifies one user");
    assertThat(of(ProtocolsOnClassPath.named("proprofs"), Surface.REDIRECT, false))
        .containsEntry("required claim iat", "iat is present and has the right type");
  }

  @Test
  void vendorsHaveWordsOfTheirOwn() {
    assertThat(of(ProtocolsOnClassPath.named("docunest"), Surface.REDIRECT, false))
        .containsEntry("token lifetime", "exp is at most ten minutes ahead")
        .containsEntry("plain sub", "sub has no slash")
        .containsEntry("issuedAt", "issuedAt, if given, is at most 30 seconds in the future");
    assertThat(of(ProtocolsOnClassPath.named("document360"), Surface.REDIRECT, false))
        .containsEntry("lifetime", "The code hasn’t expired");
  }

  @Test
  void namesTheVendorOfADeletedConnectionByItsEvent() {
    assertThat(of(ProtocolsOnClassPath.named("proprofs"), Surface.REDIRECT, true))
        .containsEntry(
            "site_access", "site_access, if present, names a site that this connection opens");
  }
}
