package dev.gatehouse.it.support.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.Company;
import java.util.List;
import java.util.Map;

/**
 * Document360: the browser brings a code, and a token in its place is as good as any other text.
 */
final class Document360Speaker extends Speaker {
  private CodeBackend backend;

  Document360Speaker() {
    super("document360", Map.of());
  }

  @Override
  protected void prepare() {
    backend = new CodeBackend(company);
  }

  @Override
  public Map<String, Object> claims(String person) {
    return basicClaims(person);
  }

  @Override
  public String credential(String person) {
    return backend.code(person);
  }

  @Override
  public String address(String credential) {
    return "/jwt/authorize?code=" + encoded(credential);
  }

  @Override
  public List<String> returnTo(String target) {
    return List.of(browser().get(address(credential("ann")) + "&redirectUrl=" + target).location());
  }

  @Override
  public Answer comeBack(Http browser, Answer redirect, String person) {
    String page = Company.parameter(redirect.location(), "redirectPath");
    return sound(browser.get(address(credential(person)) + "&redirectUrl=" + page));
  }

  @Override
  public boolean isUsedUp() {
    return true;
  }

  @Override
  public boolean isToken() {
    return false;
  }

  @Override
  public void isRefusal(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(403);
    assertThat(answer.body()).contains("not authorized", "invalid authentication code");
  }
}
