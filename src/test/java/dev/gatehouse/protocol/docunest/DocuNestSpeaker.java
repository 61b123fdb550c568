package dev.gatehouse.protocol.docunest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.vendor.Speaker;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** DocuNest, whose app links with a token or posts it. */
final class DocuNestSpeaker extends Speaker {
  static final String PATH = "/sso/docunest";

  DocuNestSpeaker() {
    super("docunest", Map.of("workspace", "acme-team"));
  }

  @Override
  public Map<String, Object> claims(String person) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", person);
    claims.put("mail", person + "@company.example");
    claims.put("exp", Instant.now().getEpochSecond() + 300);
    claims.put("issuedAt", Instant.now().toEpochMilli());
    claims.put("nonce", UUID.randomUUID().toString());
    return claims;
  }

  @Override
  public String address(String credential) {
    return PATH + "?t=" + encoded(credential);
  }

  @Override
  public Optional<Answer> presentByForm(Http browser, String credential) {
    return Optional.of(sound(browser.form(PATH, Map.of("assertion", credential))));
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
    if (answer.status() == 403) {
      // The fifth bad token of one kind, without cookies, since the page was asked for.
      assertThat(answer.body()).contains("/login?forward=");
      return;
    }
    assertThat(answer.status()).as("%s", answer).isEqualTo(302);
    assertThat(answer.location()).matches("https://[^/]+\\.example/.*[?&]err=\\w+");
  }
}
