package dev.gatehouse.it.support.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.token.Mint;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** ProProfs Knowledge Base, where the people of the contract are registered. */
final class ProProfsSpeaker extends Speaker {
  ProProfsSpeaker() {
    super("proprofs", Map.of());
  }

  @Override
  protected void prepare() {
    for (String person : PEOPLE) {
      Company.created(
          company.admin.post(
              company.site() + "/users",
              Map.of("email", person + "@company.example", "name", "Name of " + person)));
    }
  }

  @Override
  public Map<String, Object> claims(String person) {
    Map<String, Object> claims = basicClaims(person);
    claims.remove("exp");
    claims.put("user_email", claims.remove("email"));
    return claims;
  }

  @Override
  protected String signingText(String secret) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(md5.digest(Mint.utf8(secret)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String address(String credential) {
    return "/access/jwtsso/?token=" + encoded(credential);
  }

  @Override
  public List<String> returnTo(String target) {
    Http browser = browser();
    browser.get("/login?forward=" + target);
    return List.of(present(browser, credential("ann")).location());
  }

  @Override
  public boolean isUsedUp() {
    return true;
  }

  @Override
  public void isRefusal(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(403);
  }
}
