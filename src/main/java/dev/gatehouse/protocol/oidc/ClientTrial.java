package dev.gatehouse.protocol.oidc;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.outgoing.OutgoingCalls;
import dev.gatehouse.outgoing.Reply;
import dev.gatehouse.protocol.Ability.TriesOut.Finding;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.SiteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks a provider whether it knows the client, without a reader: by a code that it never gave. RFC
 * 6749 section 4.1.3 has it authenticate the client before it looks at the code, but not every
 * provider does; so a client that is certainly wrong shows which of the two it looked at.
 */
@ApplicationScoped
class ClientTrial {
  private static final String WRONG_CODE = "invalid_grant";

  private static final int UNAUTHORIZED = 401;

  @Inject Configuration configuration;
  @Inject OutgoingCalls calls;
  @Inject TokenEndpoint tokenEndpoint;

  /**
   * @param stored whose secret is tried, if it has any
   */
  Finding run(ProviderMetadata provider, ConnectionSettings settings, LiveConnection stored)
      throws CallFailed {
    String clientId = OidcOptions.clientId(settings);
    Optional<String> secret = tokenEndpoint.newestSecret(stored);
    String told = answer(provider, clientId, secret, stored);
    if (TokenRequest.isAboutClient(told)) {
      return new Finding(false, refusal(told, secret.isPresent()));
    }
    if (!told.equals(WRONG_CODE)) {
      return new Finding(
          true, "Its token endpoint answered " + told + ", which tells nothing of the client.");
    }
    String wrong = UUID.randomUUID().toString();
    String toldWrong =
        secret.isPresent()
            ? answer(provider, clientId, Optional.of(wrong), stored)
            : answer(provider, wrong, secret, stored);
    return new Finding(true, verdict(TokenRequest.isAboutClient(toldWrong), secret.isPresent()));
  }

  private String answer(
      ProviderMetadata provider, String clientId, Optional<String> secret, LiveConnection stored)
      throws CallFailed {
    // Random texts, as a code and its verifier are.
    String code = UUID.randomUUID().toString();
    String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
    Reply reply =
        new TokenRequest(code, verifier, redirectUri(stored))
            .by(clientId, secret, provider)
            .send(calls, stored.connection().tenantId(), provider);
    int status = reply.status();
    if (TokenRequest.isBusy(status)) {
      throw new CallFailed("status " + status);
    }
    String error = TokenRequest.error(reply);
    if (error.equals(TokenRequest.UNNAMED)) {
      return status == UNAUTHORIZED ? "invalid_client" : "status " + status;
    }
    return error;
  }

  /**
   * One that is registered at the provider: at the site's subdomain, or where a gate's pages are.
   */
  private URI redirectUri(LiveConnection stored) {
    SiteSettings site = stored.site().settings();
    String origin =
        site.gateOrigins().stream()
            .findFirst()
            .orElse("https://" + site.getSubdomain() + "." + configuration.baseDomain());
    return CodeFlow.redirectUri(stored, origin);
  }

  private static String refusal(String error, boolean hasSecret) {
    return hasSecret
        ? "It refused the client ID or the client secret (%s): compare both with the provider's."
            .formatted(error)
        : "It refused the client without a secret (%s): add the client secret, and check the ID."
            .formatted(error);
  }

  private static String verdict(boolean looksAtClientFirst, boolean hasSecret) {
    String client = hasSecret ? "client ID and the client secret" : "client ID without a secret";
    return looksAtClientFirst
        ? "It takes the " + client + "."
        : "It looks at a code before the client, so only a sign-in proves the " + client + ".";
  }
}
