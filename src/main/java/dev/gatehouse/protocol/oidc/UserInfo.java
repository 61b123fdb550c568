package dev.gatehouse.protocol.oidc;

import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.outgoing.OutgoingCalls;
import dev.gatehouse.outgoing.Reply;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Claims that the provider hands out for an access token (Core section 5.3). */
@ApplicationScoped
class UserInfo {
  /** The check that fails with them, as events show it. */
  static final String CHECK = "userinfo";

  /** In bytes, twice as long as an ID token: every claim goes through the mapping's rules. */
  private static final int LARGEST = 65_536;

  private static final Set<String> OF_EMAIL = Set.of(OidcClaims.EMAIL, OidcClaims.EMAIL_VERIFIED);

  @Inject OutgoingCalls calls;

  /**
   * The claims of an ID token with those that are missing there.
   *
   * @param site for which the provider is asked
   * @throws Rejected if the provider does not answer, or tells of somebody else
   */
  Claims added(TenantId site, Claims idToken, ProviderMetadata provider, IssuedTokens tokens)
      throws Rejected {
    Map<String, Object> told = told(site, provider, tokens);
    String subject = idToken.exact("sub").orElse("");
    // "The sub Claim … MUST be verified to exactly match the sub Claim in the ID Token".
    if (!subject.equals(told.get("sub"))) {
      throw new Rejected(Rejection.OIDC_USERINFO_MISMATCH, "sub is absent there or another one")
          .at(CHECK, OptionalLong.empty());
    }
    Map<String, Object> all = new LinkedHashMap<>(idToken.asMap());
    // Whether an address is verified is said of that address only.
    boolean sameEmail =
        !idToken.has(OidcClaims.EMAIL)
            || idToken.asMap().get(OidcClaims.EMAIL).equals(told.get(OidcClaims.EMAIL));
    if (!sameEmail) {
      told.keySet().removeAll(OF_EMAIL);
    } else if (!idToken.has(OidcClaims.EMAIL)) {
      all.keySet().removeAll(OF_EMAIL);
    }
    told.forEach(all::putIfAbsent);
    return new Claims(all);
  }

  private Map<String, Object> told(TenantId site, ProviderMetadata provider, IssuedTokens tokens)
      throws Rejected {
    try {
      if (provider.userInfo().isEmpty()) {
        throw new CallFailed("it has no user information, which the connection asks for");
      }
      Reply reply =
          calls.get(
              site.value(),
              provider.userInfo().get(),
              Map.of(
                  "Accept", "application/json", "Authorization", "Bearer " + tokens.accessToken()));
      if (!reply.isOk()) {
        throw new CallFailed("status " + reply.status() + " at the user information endpoint");
      }
      if (reply.body().length > LARGEST) {
        throw new CallFailed("its user information has more than " + LARGEST + " bytes");
      }
      return new LinkedHashMap<>(StrictJson.parse(reply.body()));
    } catch (CallFailed e) {
      throw Providers.unavailable(e);
    } catch (MalformedJson e) {
      throw Providers.unavailable(new CallFailed("its user information is not JSON"));
    }
  }
}
