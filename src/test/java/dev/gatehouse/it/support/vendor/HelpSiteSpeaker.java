package dev.gatehouse.it.support.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.Company;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** HelpSite, whose token is the session. */
final class HelpSiteSpeaker extends Speaker {
  HelpSiteSpeaker() {
    super("helpsite", Map.of());
  }

  @Override
  public Map<String, Object> claims(String person) {
    Map<String, Object> claims = basicClaims(person);
    claims.put("aud", List.of(company.subdomain));
    return claims;
  }

  @Override
  public String address(String credential) {
    return "/docs?jwt=" + encoded(credential);
  }

  @Override
  public List<String> returnTo(String target) {
    String login = "/login?forward=" + target;
    Http browser = browser();
    String from = Http.decoded(Company.parameter(browser.get(login).location(), "from_url"));
    assertThat(from).startsWith(browser.origin() + "/");
    browser.withCookie("helpsite_jwt", credential("ann"));
    return List.of(from.substring(browser.origin().length()), browser.get(login).location());
  }

  @Override
  public Optional<String> cookie() {
    return Optional.of("helpsite_jwt");
  }

  @Override
  public Answer comeBack(Http browser, Answer redirect, String person) {
    String from = Http.decoded(Company.parameter(redirect.location(), "from_url"));
    String page = from.substring(browser.origin().length());
    String joint = page.contains("?") ? "&" : "?";
    return sound(browser.get(page + joint + "jwt=" + encoded(credential(person))));
  }

  @Override
  public boolean isUsedUp() {
    return false;
  }

  @Override
  public void isRefusal(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(302);
    assertThat(answer.location()).startsWith(company.loginUrl).contains("jwt_error=", "from_url=");
  }
}
