package dev.gatehouse.it.support.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.Company;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** HelpDocs, by its cookie endpoint. */
final class HelpDocsSpeaker extends Speaker {
  HelpDocsSpeaker() {
    super("helpdocs", Map.of());
  }

  @Override
  public Map<String, Object> claims(String person) {
    Map<String, Object> claims = basicClaims(person);
    claims.put("aud", company.subdomain);
    return claims;
  }

  @Override
  public String address(String credential) {
    return "/jwt/cookie?token=" + encoded(credential) + "&forward=%2Fdocs";
  }

  @Override
  public List<String> returnTo(String target) {
    String asked = "forward=" + target;
    String token = credential("ann");
    return List.of(
        browser().get("/jwt/cookie?token=" + token + "&" + asked).location(),
        browser().get("/login?hd_jwt=" + token + "&" + asked).location());
  }

  @Override
  public Optional<String> cookie() {
    return Optional.of("hd_jwt");
  }

  @Override
  public Answer comeBack(Http browser, Answer redirect, String person) {
    String page = Http.decoded(Company.parameter(redirect.location(), "hd_url"));
    String joint = page.contains("?") ? "&" : "?";
    return sound(browser.get(page + joint + "hd_jwt=" + encoded(credential(person))));
  }

  @Override
  public boolean isUsedUp() {
    return false;
  }

  @Override
  public void isRefusal(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(403);
    assertThat(answer.body()).contains("/login?forward=");
  }
}
