package dev.gatehouse.it.support.vendor;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.token.Mint;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A company with a help center and a backend that speaks one protocol: what the contract that holds
 * for all protocols needs to know of one of them.
 */
public abstract class Speaker {
  static final List<String> PEOPLE = List.of("ann", "bob");

  public final Company company;

  protected Speaker(String protocol, Map<String, Object> connection) {
    Map<String, Object> sso = new LinkedHashMap<>(connection);
    sso.put("protocol", protocol);
    company = Company.with(Map.of(), sso);
  }

  /** The claims about a person in a token of this protocol. */
  public abstract Map<String, Object> claims(String person);

  /** Path and query with which a browser brings a credential. */
  public abstract String address(String credential);

  /**
   * Signs in a person who asked for a page, perhaps through a crafted link.
   *
   * @param target the page as it stands in the link
   * @return where that leads
   */
  public abstract List<String> returnTo(String target);

  /** Whether a credential signs in once only. */
  public abstract boolean isUsedUp();

  /** That an answer is this protocol's refusal of a bad credential. */
  public abstract void isRefusal(Answer answer);

  /** The text that signs tokens of a connection with this secret. */
  protected String signingText(String secret) {
    return secret;
  }

  /** The cookie in which a browser may keep a credential. */
  public Optional<String> cookie() {
    return Optional.empty();
  }

  /** The credential that the backend gives to a person's browser. */
  public String credential(String person) {
    return token(claims(person), company.secret());
  }

  /** A token of this protocol, signed with a secret as an operator sees it. */
  public String token(Map<String, Object> claims, String secret) {
    return Mint.token(Mint.HEADER, CodeBackend.text(claims), signingText(secret));
  }

  public Http browser() {
    return company.browser();
  }

  /** Brings a credential; never may that end in an error of the server. */
  public Answer present(Http browser, String credential, String... headers) {
    return sound(browser.get(address(credential), headers));
  }

  /** The same as a form, which keeps the credential out of the address. */
  public Answer presentByForm(Http browser, String credential) {
    String[] parts = address(credential).split("\\?", 2);
    Map<String, String> fields =
        Arrays.stream(parts[1].split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(toMap(pair -> pair[0], pair -> Http.decoded(pair[1])));
    return sound(browser.form(parts[0], fields));
  }

  /** Asks for a page with a credential in the cookie. */
  public Answer keep(String credential) {
    return sound(browser().withCookie(cookie().orElseThrow(), credential).get("/docs"));
  }

  /** Whether this browser's reader is in. */
  public boolean isIn(Http browser) {
    return sound(browser.get("/docs")).status() == 200;
  }

  public static Answer sound(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isLessThan(500);
    return answer;
  }

  /** The claims that say who and when, which several vendors' tokens have. */
  protected Map<String, Object> basicClaims(String person) {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iat", now);
    claims.put("exp", now + 300);
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("email", person + "@company.example");
    claims.put("name", "Name of " + person);
    return claims;
  }

  protected static String encoded(String value) {
    return Http.encoded(value);
  }
}
