package dev.gatehouse.protocol.oidc;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.text.ShownValue;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The provider's answer to the browser, in the query or in a form (OAuth 2.0 Form Post Response
 * Mode). The caller has checked its state.
 */
record Callback(Incoming request) {
  static final String CODE = "code";
  static final String STATE = "state";
  private static final String ISSUER = "iss";
  private static final String ERROR = "error";

  /** RFC 6749 section 4.1.2.1; some providers tell of a wrong redirect URI as well. */
  private static final Map<String, Cause> CAUSES =
      Map.of(
          "access_denied", Cause.ACCESS_DENIED,
          "invalid_scope", Cause.SCOPE_REJECTED,
          "unauthorized_client", Cause.CLIENT_REJECTED,
          "redirect_uri_mismatch", Cause.REDIRECT_URI_MISMATCH);

  /** An error code that may be shown and logged; any text can be in the address. */
  private static final Pattern ERROR_CODE = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

  /**
   * @throws Rejected if another provider answered, if this one did not sign the reader in, or if
   *     there is no code
   */
  void requireCode(ProviderMetadata provider) throws Rejected {
    requireIssuer(provider);
    Optional<String> error = request.parameter(ERROR);
    if (error.isPresent()) {
      throw refused("error " + shown(error.get()))
          .comparing(
              () -> Discrepancy.of("error " + shown(error.get()), null, CAUSES.get(error.get())));
    }
    if (request.parameter(CODE).orElse("").isEmpty()) {
      throw refused("neither a code nor an error came back");
    }
  }

  /**
   * "if the value does not match the expected issuer identifier, clients MUST reject", also one
   * that is absent although it was promised (RFC 9207 section 2.4).
   */
  private void requireIssuer(ProviderMetadata provider) throws Rejected {
    Optional<String> issuer = request.parameter(ISSUER);
    if (issuer.isEmpty() ? provider.namesIssuer() : !issuer.get().equals(provider.issuer())) {
      throw new Rejected(
              Rejection.JWT_ISSUER_MISMATCH,
              ISSUER,
              issuer.isEmpty()
                  ? "the answer names no issuer, although the provider promises it"
                  : "another provider than the connection's answered")
          .at(Providers.CHECK, OptionalLong.empty())
          .comparing(
              () ->
                  Discrepancy.of(
                      ShownValue.of(issuer.orElse(null)),
                      ShownValue.of(provider.issuer()),
                      issuer.isEmpty() ? null : Cause.OTHER_ISSUER));
    }
  }

  private static Rejected refused(String detail) {
    return new Rejected(Rejection.OIDC_SIGN_IN_REFUSED, detail)
        .at(Providers.CHECK, OptionalLong.empty());
  }

  /** A provider's error code, if it is one. */
  static String shown(String code) {
    return ERROR_CODE.matcher(code).matches() ? code : "in an unusual form";
  }
}
