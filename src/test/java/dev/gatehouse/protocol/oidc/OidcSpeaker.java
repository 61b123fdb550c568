package dev.gatehouse.protocol.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.vendor.Speaker;
import java.util.List;
import java.util.Map;

/** OpenID Connect: a browser brings the provider's code with the state of its own sign-in. */
final class OidcSpeaker extends Speaker {
  private final PretendProvider provider = PretendProvider.shared();

  OidcSpeaker() {
    super(
        "oidc",
        Map.of(
            "issuer",
            PretendProvider.shared().issuer(),
            "providerClientId",
            PretendProvider.CLIENT,
            "algorithm",
            "RS256"));
  }

  @Override
  public Map<String, Object> claims(String person) {
    return PretendProvider.person(person);
  }

  @Override
  public String credential(String person) {
    return provider.code(claims(person), company.secret());
  }

  @Override
  public String address(String credential) {
    return "/sso/oidc/callback/"
        + company.connectionId
        + "?code="
        + encoded(credential)
        + "&state=none";
  }

  /** A browser that began no sign-in brings one that nobody began. */
  @Override
  protected String address(Http browser, String credential) {
    Answer redirect = sentAway(browser, "/docs");
    return String.valueOf(redirect.location()).startsWith(provider.issuer())
        ? provider.answer(redirect.location(), credential)
        : address(credential);
  }

  @Override
  public List<String> returnTo(String target) {
    Http browser = browser();
    Answer redirect = browser.get("/login?forward=" + target);
    return List.of(comeBack(browser, redirect, "ann").location());
  }

  @Override
  public Answer comeBack(Http browser, Answer redirect, String person) {
    return sound(browser.get(provider.answer(redirect.location(), credential(person))));
  }

  @Override
  public boolean isUsedUp() {
    return true;
  }

  @Override
  public boolean mayStartItself() {
    return false;
  }

  /** The provider is asked first, and takes a code once. */
  @Override
  public String whenUsedUp() {
    return "oidc_code_rejected";
  }

  @Override
  public void isRefusal(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(403);
    assertThat(answer.body()).contains("/login?forward=");
  }
}
