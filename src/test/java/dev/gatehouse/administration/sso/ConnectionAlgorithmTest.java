package dev.gatehouse.administration.sso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.protocol.Delivery;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.ProtocolDescription;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.protocol.docunest.DocuNestProtocol;
import dev.gatehouse.tenant.ConnectionSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A vendor says which algorithms there are, with which a connection begins, and what more it may
 * require.
 */
class ConnectionAlgorithmTest {
  private final Protocol docunest = ProtocolsOnClassPath.named("docunest");
  private final Protocol proprofs = ProtocolsOnClassPath.named("proprofs");

  /** The messages about an algorithm. */
  private static List<String> objections(Protocol protocol, String algorithm) {
    ConnectionSettings settings = new ConnectionSettings();
    settings.setLoginUrl("https://app.example/login");
    settings.setAlgorithm(algorithm);
    return judged(protocol, settings).errors().stream()
        .filter(error -> error.field().equals("algorithm"))
        .map(FieldError::message)
        .toList();
  }

  private static Objections judged(Protocol protocol, ConnectionSettings settings) {
    ConnectionRules rules = new ConnectionRules();
    rules.rules =
        new Rules(null) {
          @Override
          public <T> void check(T settings, Objections objections) {
            // The settings' own rules are tested elsewhere.
          }
        };
    Objections objections = new Objections();
    rules.apply(settings, protocol, objections);
    return objections;
  }

  /** With one vendor, the tokens are always alike: whatever else is required, nobody gets in. */
  @Test
  void requiresNoMoreOfTokensThatGatehouseMakesItself() {
    ConnectionSettings settings = new ConnectionSettings();
    settings.getRequirements().setRequiredClaims(List.of("department"));
    settings.getRequirements().setMaxLifetimeSeconds(600);
    for (Protocol protocol : ProtocolsOnClassPath.shipped()) {
      boolean settled = protocol.name().equals("document360");
      Objections objections = judged(protocol, settings);

      for (String member : List.of("requiredClaims", "maxLifetimeSeconds")) {
        assertThat(objections.isWrong(member)).as(protocol.name()).isEqualTo(settled);
        assertThat(ReportableRules.members(protocol).contains(member))
            .as(protocol.name())
            .isEqualTo(!settled);
      }
    }
  }

  @Test
  void takesOnlyTheVendorsAlgorithms() {
    assertThat(objections(docunest, "HS256")).isEmpty();
    assertThat(objections(docunest, "HS512")).isEmpty();
    assertThat(objections(docunest, "HS384")).containsExactly("must be HS256 or HS512");
    assertThat(objections(proprofs, "HS512"))
        .containsExactly("must be HS256 or RS256 or PS256 or ES256 or EdDSA");
    assertThat(objections(proprofs, "ES256")).isEmpty();
  }

  /** Immutable lists throw where they are asked for null. */
  @Test
  void objectsToNone() {
    for (Protocol protocol : ProtocolsOnClassPath.shipped()) {
      assertThat(objections(protocol, null)).as(protocol.name()).hasSize(1);
    }
  }

  @Test
  void aConnectionBeginsWithTheFirst() {
    Protocol strong =
        new DocuNestProtocol() {
          @Override
          public ProtocolDescription description() {
            return new Strong();
          }
        };
    Protocols protocols =
        new Protocols() {
          @Override
          public Optional<Protocol> named(String name) {
            return Optional.of(strong).filter(found -> "strong".equals(name));
          }
        };

    assertThat(protocols.defaults("strong").getAlgorithm()).isEqualTo("HS512");
    assertThat(protocols.defaults("none").getAlgorithm()).isEqualTo("HS256");
  }

  /** Of a vendor that signs with long secrets only. */
  private record Strong() implements ProtocolDescription {
    @Override
    public int defaultClockSkewSeconds() {
      return 0;
    }

    @Override
    public List<OfferedClaim> offeredClaims(LiveConnection connection) {
      return List.of();
    }

    @Override
    public List<Delivery> deliveries(ConnectionSettings settings) {
      return List.of();
    }

    @Override
    public List<String> algorithms() {
      return List.of("HS512", "HS384");
    }
  }
}
