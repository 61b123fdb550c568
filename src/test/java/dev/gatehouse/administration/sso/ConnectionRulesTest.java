package dev.gatehouse.administration.sso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A connection's options, held with DocuNest, whose connections have to set one. */
class ConnectionRulesTest {
  private static final Actor ACTOR = new Actor("ada@example.com", "192.0.2.1", Rights.NONE);

  private final ConnectionRules rules = new ConnectionRules();
  private final ConnectionSettings settings = new ConnectionSettings();

  ConnectionRulesTest() {
    rules.protocols = ProtocolsOnClassPath.together();
    rules.tenants =
        new Tenants() {
          @Override
          public Set<Long> unknown(Collection<Long> ids) {
            return Set.of();
          }
        };
  }

  private Objections taken(String protocol) {
    return taken(protocol, Map.of());
  }

  private Objections taken(String protocol, Map<String, Object> stored) {
    Objections objections = new Objections();
    rules.takeOptions(ACTOR, settings, protocol, new TenantId(5), stored, Set.of(), objections);
    return objections;
  }

  @Test
  void demandsWhatTheConnectionsOwnProtocolRequires() {
    Objections objections = taken("docunest");

    assertThat(objections.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.field()).isEqualTo("workspace"))
        .satisfies(error -> assertThat(error.message()).isEqualTo("is required"));
  }

  @Test
  void demandsNothingThatOnlyAnotherProtocolRequires() {
    settings.getOptions().put("workspace", null);

    assertThat(taken("helpcenter").errors()).isEmpty();
    assertThat(settings.getOptions())
        .doesNotContainKey("workspace")
        .containsEntry("teamsClaim", "teams")
        .containsEntry("cookiePath", "/jwt/cookie");
  }

  @Test
  void objectsToWhatIsSentForAnotherProtocolIfItIsWrong() {
    settings.getOptions().put("workspace", 5L);
    settings.getOptions().put("cookiePath", null);

    assertThat(taken("helpcenter").errors())
        .extracting(error -> error.field())
        .containsExactlyInAnyOrder("workspace", "cookiePath");
  }

  @Test
  void refusesPathsAtWhichAnotherProtocolIsSpoken() {
    for (String path : List.of("/jwt/token", "/jwt/generateCode", "/jwt/authorize")) {
      settings.getOptions().put("cookiePath", path);

      assertThat(taken("helpdocs").errors())
          .as(path)
          .singleElement()
          .satisfies(error -> assertThat(error.field()).isEqualTo("cookiePath"))
          .satisfies(error -> assertThat(error.message()).contains("another protocol"));
    }
    for (String path : List.of("/jwt/cookie", "/jwt/tokens", "/drop/it")) {
      settings.getOptions().put("cookiePath", path);

      assertThat(taken("helpdocs").errors()).as(path).isEmpty();
    }
  }

  @Test
  void keepsAPathFromBeforeItWasRefused() {
    settings.getOptions().put("cookiePath", "/jwt/token");

    assertThat(taken("helpdocs", Map.of("cookiePath", "/jwt/token")).errors()).isEmpty();
    assertThat(settings.getOptions()).containsEntry("cookiePath", "/jwt/token");
    assertThat(taken("helpdocs", Map.of("cookiePath", "/jwt/authorize")).errors()).hasSize(1);
  }

  @Test
  void keepsWhatIsSet() {
    settings.getOptions().put("workspace", "acme-team");

    assertThat(taken("docunest").errors()).isEmpty();
    assertThat(settings.getOptions()).containsEntry("workspace", "acme-team");
  }
}
