package dev.gatehouse.protocol.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.outgoing.OutgoingCalls;
import dev.gatehouse.outgoing.Reply;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.tenant.TenantId;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A request for the tokens that stand for a code (RFC 6749 section 4.1.3, RFC 7636 section 4.5).
 * Without {@code toString}, as it holds secrets.
 */
final class TokenRequest {
  /** Stands for the error code of an answer that has none. */
  static final String UNNAMED = "unnamed";

  /** RFC 6749 section 5.2; Keycloak answers the second one to a wrong secret. */
  private static final Set<String> WRONG_CLIENT = Set.of("invalid_client", "unauthorized_client");

  private static final String WRONG_GRANT = "invalid_grant";
  private static final Pattern REDIRECT = Pattern.compile("(?i)redirect[_ -]?ur[il]");

  private static final int SERVER_ERROR = 500;
  private static final int TOO_MANY_REQUESTS = 429;

  private final Map<String, String> headers =
      new LinkedHashMap<>(Map.of("Accept", "application/json"));
  private final Map<String, String> form = new LinkedHashMap<>();

  /**
   * @param verifier of the code's challenge
   * @param redirectUri where the provider sent the browser with the code
   */
  TokenRequest(String code, String verifier, URI redirectUri) {
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", redirectUri.toString());
    form.put("code_verifier", verifier);
  }

  /** Of a client that is public without a secret; then PKCE alone binds the code. */
  TokenRequest by(String clientId, Optional<String> secret, ProviderMetadata provider) {
    if (secret.isPresent() && provider.takesBasic()) {
      headers.put(
          "Authorization",
          new ClientSecretBasic(new ClientID(clientId), new Secret(secret.get()))
              .toHTTPAuthorizationHeader());
      return this;
    }
    form.put("client_id", clientId);
    secret.ifPresent(value -> form.put("client_secret", value));
    return this;
  }

  Reply send(OutgoingCalls calls, TenantId site, ProviderMetadata provider) throws CallFailed {
    return calls.post(site.value(), provider.token(), headers, form);
  }

  /** Whether an answer of this status says nothing about the request. */
  static boolean isBusy(int status) {
    return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS;
  }

  /** Whether an error is one of the client, which no other code would mend. */
  static boolean isAboutClient(String error) {
    return WRONG_CLIENT.contains(error);
  }

  /**
   * The mistake behind an error (RFC 6749 section 5.2). Providers have one code for a code that is
   * spent and for a wrong redirect URI, and tell them apart in the description, if at all.
   */
  static Optional<Cause> cause(Reply reply, boolean hasSecret) {
    String error = error(reply);
    if (isAboutClient(error)) {
      return Optional.of(hasSecret ? Cause.CLIENT_REJECTED : Cause.CLIENT_SECRET_MISSING);
    }
    if (error.equals("redirect_uri_mismatch") || REDIRECT.matcher(reply.text()).find()) {
      return Optional.of(Cause.REDIRECT_URI_MISMATCH);
    }
    return Optional.of(Cause.CODE_SPENT).filter(spent -> error.equals(WRONG_GRANT));
  }

  /** The error code of an answer (RFC 6749 section 5.2), in a form that is safe to show. */
  static String error(Reply reply) {
    try {
      String code =
          TokenErrorResponse.parse(JSONObjectUtils.parse(reply.text())).getErrorObject().getCode();
      return code == null ? UNNAMED : Callback.shown(code);
    } catch (ParseException e) {
      return UNNAMED;
    }
  }
}
