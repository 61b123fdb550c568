package dev.gatehouse.protocol.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.gatehouse.outgoing.CallFailed;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a provider says of itself (Discovery section 3), as far as a relying party needs it.
 *
 * @param userInfo where claims are fetched
 * @param endSession where readers sign out (RP-Initiated Logout section 2.1)
 * @param namesIssuer whether every answer to the browser names the issuer (RFC 9207 section 3)
 * @param takesBasic whether clients authenticate by HTTP Basic; otherwise, in the form
 */
record ProviderMetadata(
    String issuer,
    URI authorization,
    URI token,
    Optional<URI> userInfo,
    URI jwks,
    Optional<URI> endSession,
    boolean namesIssuer,
    boolean takesBasic) {
  /** Of another provider's name for itself, in characters. */
  private static final int LONGEST_SHOWN = 200;

  /**
   * @param issuer of the connection: "MUST exactly match the value of issuer" (section 4.3)
   * @throws CallFailed if the text is no such document, or another issuer's
   */
  static ProviderMetadata of(String issuer, String json) throws CallFailed {
    OIDCProviderMetadata read;
    try {
      read = OIDCProviderMetadata.parse(json);
    } catch (ParseException e) {
      // Its message quotes what was read.
      throw new CallFailed(
          json.contains("{tenantid}")
              ? "the issuer stands for many tenants ({tenantid}): name one tenant by its ID"
              : "what it says of itself is no OpenID Connect configuration");
    }
    String own = read.getIssuer().getValue();
    if (!own.equals(issuer)) {
      throw new CallFailed(
          "it calls itself another issuer, "
              + own.substring(0, Math.min(own.length(), LONGEST_SHOWN)));
    }
    if (read.getAuthorizationEndpointURI() == null || read.getTokenEndpointURI() == null) {
      throw new CallFailed("it has no authorization endpoint or no token endpoint");
    }
    return new ProviderMetadata(
        own,
        read.getAuthorizationEndpointURI(),
        read.getTokenEndpointURI(),
        Optional.ofNullable(read.getUserInfoEndpointURI()),
        read.getJWKSetURI(),
        Optional.ofNullable(read.getEndSessionEndpointURI()),
        read.supportsAuthorizationResponseIssuerParam(),
        takesBasic(read.getTokenEndpointAuthMethods()));
  }

  /** "If omitted, the default is client_secret_basic". */
  private static boolean takesBasic(List<ClientAuthenticationMethod> methods) throws CallFailed {
    if (methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)) {
      return true;
    }
    boolean usable =
        methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            || methods.contains(ClientAuthenticationMethod.NONE);
    if (!usable) {
      throw new CallFailed(
          "it takes none of client_secret_basic, client_secret_post and none at its token"
              + " endpoint");
    }
    return false;
  }

  /** Every address that it names. */
  Stream<URI> addresses() {
    return Stream.of(Stream.of(authorization, token, jwks), userInfo.stream(), endSession.stream())
        .flatMap(all -> all);
  }
}
