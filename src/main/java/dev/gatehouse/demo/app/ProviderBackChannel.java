package dev.gatehouse.demo.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What help centers' servers call at the app's identity provider, without the browser. */
@ApplicationScoped
class ProviderBackChannel {
  private static final String BASIC = "Basic ";
  private static final String BEARER = "Bearer ";

  @Inject AppEnvironment environment;
  @Inject ProviderCodes codes;
  @Inject ProviderTokens tokens;

  /** OpenID Connect Discovery 1.0 section 3. */
  static ObjectNode discovery(String issuer) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("issuer", issuer)
        .put("authorization_endpoint", issuer + "/authorize")
        .put("token_endpoint", issuer + "/token")
        .put("userinfo_endpoint", issuer + "/userinfo")
        .put("jwks_uri", issuer + "/keys")
        .put("end_session_endpoint", issuer + "/sign-out")
        .put("backchannel_logout_supported", true)
        .put("backchannel_logout_session_supported", true)
        .put("authorization_response_iss_parameter_supported", true);
    list(json, "response_types_supported", "code");
    list(json, "grant_types_supported", "authorization_code");
    list(json, "subject_types_supported", "public");
    list(json, "id_token_signing_alg_values_supported", "RS256");
    list(json, "code_challenge_methods_supported", "S256");
    list(
        json, "token_endpoint_auth_methods_supported", "client_secret_basic", "client_secret_post");
    list(json, "scopes_supported", "openid", "profile", "email", "groups");
    list(json, "claims_supported", "sub", "sid", "email", "email_verified", "name", "groups");
    return json;
  }

  private static void list(ObjectNode json, String name, String... values) {
    List.of(values).forEach(json.putArray(name)::add);
  }

  /** OpenID Connect Core 1.0 section 3.1.3. */
  void token(ProviderCall call) throws IOException, CannotSignIn {
    Map<String, String> sent = call.parameters();
    ProviderClient client = ProviderClient.of(environment, call.hosts());
    if (!isAuthenticated(client, call)) {
      call.refuseCredentials("Basic realm=\"Acme App\"", "invalid_client");
      return;
    }
    if (!"authorization_code".equals(sent.get("grant_type"))) {
      call.refuse(HttpServletResponse.SC_BAD_REQUEST, "unsupported_grant_type");
      return;
    }
    Optional<ProviderCodes.Grant> grant =
        codes.redeem(sent.get("code"), sent.get("redirect_uri"), sent.get("code_verifier"));
    if (grant.isEmpty()) {
      call.refuse(HttpServletResponse.SC_BAD_REQUEST, "invalid_grant");
      return;
    }
    call.send(
        JsonNodeFactory.instance
            .objectNode()
            .put("access_token", tokens.accessToken(call.issuer(), grant.get().signed().person()))
            .put("token_type", "Bearer")
            .put("expires_in", tokens.validSeconds())
            .put("id_token", tokens.idToken(call.issuer(), client.id(), grant.get())));
  }

  /** In the header, with both parts form-encoded, or in the form (RFC 6749 section 2.3.1). */
  private static boolean isAuthenticated(ProviderClient client, ProviderCall call) {
    String header = call.request().getHeader("Authorization");
    if (header == null || !header.startsWith(BASIC)) {
      Map<String, String> sent = call.parameters();
      return client.isAuthenticatedBy(
          sent.get("client_id"), sent.getOrDefault("client_secret", ""));
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(header.substring(BASIC.length()));
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
      return parts.length == 2 && client.isAuthenticatedBy(plain(parts[0]), plain(parts[1]));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String plain(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }

  /** OpenID Connect Core 1.0 section 5.3. */
  void userinfo(ProviderCall call) throws IOException {
    String header = String.valueOf(call.request().getHeader("Authorization"));
    Optional<Person> person =
        header.startsWith(BEARER)
            ? tokens.bearer(call.issuer(), header.substring(BEARER.length()))
            : Optional.empty();
    if (person.isPresent()) {
      call.send(ProviderTokens.describe(person.get()));
    } else {
      call.refuseCredentials("Bearer error=\"invalid_token\"", "invalid_token");
    }
  }
}
