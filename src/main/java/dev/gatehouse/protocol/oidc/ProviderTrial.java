package dev.gatehouse.protocol.oidc;

import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.protocol.Ability.TriesOut.Finding;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.jwk.KeySets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks a provider what a sign-in would ask, apart from the reader's part, and says what it found.
 */
@ApplicationScoped
class ProviderTrial {
  @Inject Providers providers;
  @Inject KeySets keySets;
  @Inject ClientTrial clientTrial;

  /**
   * @param site for which the provider is asked
   * @param stored the connection as it is stored, if it is
   */
  List<Finding> run(TenantId site, ConnectionSettings settings, Optional<LiveConnection> stored) {
    String issuer = OidcOptions.issuer(settings);
    List<Finding> findings = new ArrayList<>();
    try {
      ProviderMetadata provider = providers.discovered(site, issuer);
      findings.add(good("The issuer " + issuer + " answered, with all addresses of a sign-in."));
      findings.add(keys(site, provider, settings.getAlgorithm()));
      findings.add(client(provider, settings, stored));
      findings.add(good(signOut(provider)));
    } catch (CallFailed e) {
      findings.add(bad("The issuer " + issuer + " cannot be used: " + e.getMessage() + "."));
    }
    return findings;
  }

  /** By the rules of a sign-in, which refuses weak keys as well. */
  private Finding keys(TenantId site, ProviderMetadata provider, String name) {
    PublicAlgorithm algorithm = PublicAlgorithm.named(name).orElseThrow();
    try {
      KeySets.Usable found = keySets.usable(site, provider.jwks(), algorithm);
      if (found.hasPrivate()) {
        return bad("It publishes a private key, with which everybody can sign.");
      }
      if (found.keys() > 0) {
        return good("It publishes keys for " + name + ": " + found.keys() + ".");
      }
      String why = found.objections().isEmpty() ? "" : " (a key " + found.reasons() + ")";
      return bad("It publishes no key for " + name + why + ": choose its algorithm.");
    } catch (CallFailed e) {
      return bad("Its keys cannot be fetched: " + e.getMessage() + ".");
    }
  }

  /**
   * A secret goes only to the provider for which it was stored: whoever edits the form must not
   * have it sent elsewhere.
   */
  private Finding client(
      ProviderMetadata provider, ConnectionSettings settings, Optional<LiveConnection> stored) {
    Optional<LiveConnection> own =
        stored.filter(live -> OidcOptions.issuer(live.settings()).equals(provider.issuer()));
    if (own.isEmpty()) {
      return good("Client ID and client secret are tested once this issuer is saved.");
    }
    try {
      return clientTrial.run(provider, settings, own.get());
    } catch (CallFailed e) {
      return bad("Its token endpoint cannot be used: " + e.getMessage() + ".");
    }
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
