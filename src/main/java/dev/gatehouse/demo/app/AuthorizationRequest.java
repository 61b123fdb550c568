package dev.gatehouse.demo.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A help center's request to sign a reader in (OpenID Connect Core 1.0 section 3.1.2.1).
 *
 * @param challenge of PKCE, by the method S256 (RFC 7636 section 4.3)
 */
record AuthorizationRequest(
    String callback, String state, String nonce, String challenge, boolean silent) {
  /** Resubmitted with the form on which the visitor picks a person. */
  static final List<String> PARAMETERS =
      List.of(
          "client_id",
          "redirect_uri",
          "response_type",
          "scope",
          "state",
          "nonce",
          "code_challenge",
          "code_challenge_method",
          "prompt");

  private static final String CHALLENGE = "[A-Za-z0-9_-]{43}";

  /** The request is wrong, and the help center is told at its callback address. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;

    private Wrong(String code, String description) {
      super(description);
      this.code = code;
    }

    /** One of RFC 6749 section 4.1.2.1 or OpenID Connect Core 1.0 section 3.1.2.6. */
    String code() {
      return code;
    }
  }

  /**
   * The address of the help center, without which nothing may be sent anywhere.
   *
   * @throws CannotSignIn when the client or its callback address is unknown
   */
  static String callback(Map<String, String> sent, ProviderClient client) throws CannotSignIn {
    if (!client.id().equals(sent.get("client_id"))) {
      throw CannotSignIn.notAsked("This app does not know the client_id.");
    }
    if (!client.callback().equals(sent.get("redirect_uri"))) {
      throw CannotSignIn.notAsked("The redirect_uri is not the registered one.");
    }
    return client.callback();
  }

  static AuthorizationRequest of(Map<String, String> sent, String callback) throws Wrong {
    require("code".equals(sent.get("response_type")), "unsupported_response_type", "Use code.");
    List<String> scopes = Arrays.asList(sent.getOrDefault("scope", "").split(" "));
    require(scopes.contains("openid"), "invalid_scope", "Ask for the scope openid.");
    String challenge = sent.getOrDefault("code_challenge", "");
    require(
        challenge.matches(CHALLENGE) && "S256".equals(sent.get("code_challenge_method")),
        "invalid_request",
        "PKCE with S256 is required.");
    return new AuthorizationRequest(
        callback,
        sent.get("state"),
        sent.get("nonce"),
        challenge,
        "none".equals(sent.get("prompt")));
  }

  private static void require(boolean right, String code, String otherwise) throws Wrong {
    if (!right) {
      throw new Wrong(code, otherwise);
    }
  }

  static Wrong nobodySignedIn() {
    return new Wrong("login_required", "Nobody is signed in to the app.");
  }

  /** The callback address with an answer; {@code iss} is RFC 9207's defense against mix-ups. */
  static String answer(String callback, String state, String issuer, Map<String, String> answer) {
    Map<String, String> query = new LinkedHashMap<>(answer);
    Optional.ofNullable(state).ifPresent(value -> query.put("state", value));
    query.put("iss", issuer);
    return query.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
        .collect(Collectors.joining("&", callback + "?", ""));
  }
}
