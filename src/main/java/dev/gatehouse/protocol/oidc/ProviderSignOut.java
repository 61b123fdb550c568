package dev.gatehouse.protocol.oidc;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.kit.OnwardForm;
import dev.gatehouse.secret.KeyedFingerprint;
import dev.gatehouse.secret.SealingKey;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.text.AppUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signs a reader out at the provider as well (RP-Initiated Logout 1.0). The provider wants the ID
 * token as a hint, or asks the reader for confirmation. So the browser keeps it, sealed, in a
 * cookie that it sends to the sign-out page only: nobody can read it there, no table holds it, and
 * it ends with the session. One that is too long for a cookie is left out; the client ID then says
 * which application asks. There is no {@code state}, since nothing has to be found again.
 *
 * <p>A token must stand in no address, so a form takes it there: providers "MUST support the use of
 * the HTTP GET and POST methods" (section 2). Without a token the browser is redirected.
 */
@ApplicationScoped
class ProviderSignOut {
  /** Where readers come back to. */
  static final String RETURN_PATH = "/logout";

  private static final String COOKIE = "gatehouse-id-token";
  private static final String PURPOSE = "id token hints";

  /** Browsers drop a cookie whose name and value have more than 4096 bytes together. */
  private static final int MOST_CHARACTERS = 3_900;

  private static final Pattern SEALED = Pattern.compile("[A-Za-z0-9_-]{40,}");

  @Inject Providers providers;
  @Inject KeyedFingerprint fingerprints;

  private volatile SealingKey sealing;

  /**
   * The headers by which the browser keeps an ID token, and no older one: where it does not fit,
   * the one before may be somebody else's.
   */
  List<String> keeping(
      LiveConnection connection, Incoming request, String idToken, Duration lifetime) {
    if (!OidcOptions.PROVIDER_SIGN_OUT.of(connection.settings())) {
      return List.of();
    }
    byte[] sealed =
        sealing().seal(idToken.getBytes(StandardCharsets.US_ASCII), context(connection));
    String value = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    return value.length() > MOST_CHARACTERS
        ? forgetting(connection.site(), request)
        : request.cookieOf(connection.site()).onlyAt(RETURN_PATH, COOKIE, value, lifetime);
  }

  /** The headers that delete it, also where a site was framed, or was not, when it was kept. */
  static List<String> forgetting(Site site, Incoming request) {
    return request.cookieOf(site).onlyAt(RETURN_PATH, COOKIE, "", Duration.ZERO);
  }

  /** What leads a reader who signed out here to the provider; empty if it has no such address. */
  Optional<Answer> answer(LiveConnection connection, Incoming request) {
    return OidcOptions.PROVIDER_SIGN_OUT.of(connection.settings())
        ? providers
            .find(connection)
            .flatMap(ProviderMetadata::endSession)
            .map(endpoint -> answer(endpoint.toString(), connection, request))
        : Optional.empty();
  }

  private Answer answer(String endpoint, LiveConnection connection, Incoming request) {
    String back = returnAddress(connection, request);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("client_id", OidcOptions.CLIENT_ID.of(connection.settings()));
    fields.put("post_logout_redirect_uri", back);
    Optional<String> hint = hint(connection, request);
    if (hint.isPresent()) {
      fields.put("id_token_hint", hint.get());
      return OnwardForm.of(endpoint, fields, back);
    }
    String url = endpoint;
    for (Map.Entry<String, String> field : fields.entrySet()) {
      url = Incoming.withParameter(url, field.getKey(), field.getValue());
    }
    return Answer.redirect(303, url);
  }

  private static String returnAddress(LiveConnection connection, Incoming request) {
    String logoutUrl = AppUrl.location(connection.settings().getLogoutUrl());
    return logoutUrl == null ? request.origin() + RETURN_PATH : logoutUrl;
  }

  private Optional<String> hint(LiveConnection connection, Incoming request) {
    return request
        .cookie(COOKIE)
        .filter(value -> SEALED.matcher(value).matches() && value.length() % 4 != 1)
        .flatMap(value -> sealing().open(Base64.getUrlDecoder().decode(value), context(connection)))
        .map(token -> new String(token, StandardCharsets.US_ASCII));
  }

  private static String context(LiveConnection connection) {
    return "connection " + connection.connection().getId();
  }

  private SealingKey sealing() {
    SealingKey known = sealing;
    if (known == null) {
      known = new SealingKey(fingerprints.derived(PURPOSE));
      sealing = known;
    }
    return known;
  }
}
