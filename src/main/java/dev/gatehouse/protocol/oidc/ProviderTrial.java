package dev.gatehouse.protocol.oidc;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.outgoing.OutgoingCalls;
import dev.gatehouse.outgoing.Reply;
import dev.gatehouse.protocol.Ability.TriesOut.Finding;
import dev.gatehouse.tenant.ConnectionSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks a provider what a sign-in would ask, apart from the reader's part, and says what it found.
 */
@ApplicationScoped
class ProviderTrial {
  /** What verifies a signature (RFC 7518 section 3.1, RFC 8037 section 3.1). */
  private static final Map<String, KeyType> KEY_TYPES =
      Map.of("RS256", KeyType.RSA, "PS256", KeyType.RSA, "ES256", KeyType.EC, "EdDSA", KeyType.OKP);

  @Inject Providers providers;
  @Inject OutgoingCalls calls;

  List<Finding> run(ConnectionSettings settings) {
    String issuer = OidcOptions.issuer(settings);
    List<Finding> findings = new ArrayList<>();
    try {
      ProviderMetadata provider = providers.discovered(issuer);
      findings.add(good("The issuer " + issuer + " answered, with all addresses of a sign-in."));
      findings.add(keys(provider, settings.getAlgorithm()));
      findings.add(good(signOut(provider)));
    } catch (CallFailed e) {
      findings.add(bad("The issuer " + issuer + " cannot be used: " + e.getMessage() + "."));
    }
    return findings;
  }

  private Finding keys(ProviderMetadata provider, String algorithm) {
    try {
      Reply reply = calls.get(provider.jwks(), Map.of("Accept", "application/json"));
      if (!reply.isOk()) {
        return bad("Its keys cannot be fetched: status " + reply.status() + ".");
      }
      long suitable =
          JWKSet.parse(reply.text()).getKeys().stream()
              .filter(key -> isSuitable(key, algorithm))
              .count();
      return suitable > 0
          ? good("It publishes keys for " + algorithm + ": " + suitable + ".")
          : bad("It publishes no key for " + algorithm + ": choose its algorithm.");
    } catch (CallFailed e) {
      return bad("Its keys cannot be fetched: " + e.getMessage() + ".");
    } catch (ParseException e) {
      return bad("What it publishes as its keys is no key set.");
    }
  }

  private static boolean isSuitable(JWK key, String algorithm) {
    return key.getKeyType().equals(KEY_TYPES.get(algorithm))
        && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
        && (key.getAlgorithm() == null || key.getAlgorithm().getName().equals(algorithm));
  }

  private static String signOut(ProviderMetadata provider) {
    return provider.endSession().isPresent()
        ? "Readers can sign out there, too."
        : "It has no sign-out address: readers who sign out here stay signed in there.";
  }

  private static Finding good(String text) {
    return new Finding(true, text);
  }

  private static Finding bad(String text) {
    return new Finding(false, text);
  }
}
