package dev.gatehouse.it.support.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.Company;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** HelpCenter.io, with a backend that may begin sign-ins by itself. */
final class HelpCenterSpeaker extends Speaker {
  HelpCenterSpeaker() {
    super("helpcenter", Map.of("allowUnsolicited", true));
  }

  @Override
  protected Map<String, Object> strictly() {
    return Map.of("allowUnsolicited", false);
  }

  @Override
  public Map<String, Object> claims(String person) {
    return Company.claims(UUID.randomUUID().toString(), person);
  }

  @Override
  public String address(String credential) {
    return "/sso/jwt?jwt=" + encoded(credential);
  }

  @Override
  public List<String> returnTo(String target) {
    Http browser = browser();
    String key = Company.keyOf(browser.get("/login?forward=" + target));
    String token = token(Company.claims(key, "ann"), company.secret());
    return List.of(present(browser, token).location());
  }

  @Override
  public Answer comeBack(Http browser, Answer redirect, String person) {
    String key = Company.keyOf(redirect);
    return present(browser, token(Company.claims(key, person), company.secret()));
  }

  @Override
  public boolean isUsedUp() {
    return true;
  }

  @Override
  public void isRefusal(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(403);
    assertThat(answer.body()).contains("/login?forward=");
  }
}
