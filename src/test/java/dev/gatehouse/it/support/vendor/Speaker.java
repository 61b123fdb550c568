package dev.gatehouse.it.support.vendor;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.token.Mint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A company with a help center and a backend that speaks one protocol: what the contract that holds
 * for all protocols needs to know of one of them.
 *
 * <p>A new vendor's speaker lies in its package among the tests, and is named as its protocol:
 * {@code QuillSpeaker} for {@code QuillProtocol}. It says which members the vendor's connections
 * need; the token's algorithm follows from them. Credentials travel in the query of {@link
 * #address}, unless the speaker puts them into the path there or into {@link #headers}. Where a
 * form brings them otherwise than the query does, or not at all, it overrides {@link
 * #presentByForm}; where more than a text of the secret signs, {@link #sign}.
 */
public abstract class Speaker {
  static final List<String> PEOPLE = List.of("ann", "bob");

  /** What a path and a header carry as it is; dots alone would be another path. */
  private static final Pattern CARRIED_AS_IS = Pattern.compile("(?!\\.+$)[!-~&&[^/\\\\;]]+");

  private final Map<String, Object> connection = new LinkedHashMap<>();

  /** The company that {@link Vendor#founded} makes; {@code null} before. */
  public Company company;

  private String algorithm;

  /**
   * A speaker whose company does not exist yet.
   *
   * @param connection members of a connection, in the admin API, beside its protocol, name and
   *     login URL: what the protocol demands and what its tokens need
   */
  protected Speaker(String protocol, Map<String, Object> connection) {
    this.connection.putAll(connection);
    this.connection.put("protocol", protocol);
  }

  final void found(Map<String, Object> site) {
    company = Company.with(site, connection);
    algorithm = company.admin.get(company.connection()).json().path("algorithm").asText();
    prepare();
  }

  /** What the company does before anyone signs in, such as registering {@link #PEOPLE}. */
  protected void prepare() {}

  /** Members of a connection of this protocol, as the admin API takes them. */
  public Map<String, Object> connection() {
    return connection;
  }

  /**
   * Members by which a connection takes no token that was made for another vendor: where two take
   * the same parameter, one that is signed with the key of the laxer may be good.
   */
  protected Map<String, Object> strictly() {
    return Map.of();
  }

  /** Connects another company by this protocol, too; the secret of its key. */
  public final String connect(Company other) {
    return connect(other, null);
  }

  /** The same with a secret that is used already, or a new one for {@code null}. */
  public final String connect(Company other, String known) {
    Map<String, Object> members = new LinkedHashMap<>(connection);
    members.putAll(strictly());
    members.put("name", "Another");
    members.put("loginUrl", "https://b.example/in");
    long id =
        Company.created(other.admin.post(other.site() + "/connections", members))
            .path("id")
            .asLong();
    String keys = other.site() + "/connections/" + id + "/keys";
    Map<String, Object> key = known == null ? Map.of() : Map.of("secret", known);
    return Company.created(other.admin.post(keys, key)).path("secret").asText();
  }

  /**
   * The claims about a person in a token of this protocol, fresh ones in every call. The email
   * address, by which an operator finds the person, is {@code <person>@company.example}.
   */
  public abstract Map<String, Object> claims(String person);

  /** Path and query with which a browser brings a credential, encoded. */
  public abstract String address(String credential);

  /**
   * The same for one browser: where something has to come back that only a redirect told it, the
   * speaker asks for a page with it first.
   */
  protected String address(Http browser, String credential) {
    return address(credential);
  }

  /** Headers with which it brings a credential: name, value, name, value. */
  protected List<String> headers(String credential) {
    return List.of();
  }

  /**
   * Signs in a person who asked for a page, perhaps through a crafted link.
   *
   * @param target the page as it stands in the link
   * @return where that leads
   */
  public abstract List<String> returnTo(String target);

  /** Whether a credential signs in once only. */
  public abstract boolean isUsedUp();

  /**
   * Whether a sign-in may begin without a redirect of ours to the browser that brings the
   * credential.
   */
  public boolean mayStartItself() {
    return true;
  }

  /** The reason for which a credential is refused that another browser used. */
  public String whenUsedUp() {
    return "jwt_replayed";
  }

  /** That an answer is this protocol's refusal of a bad credential. */
  public abstract void isRefusal(Answer answer);

  /** The text that signs tokens of a connection with this secret. */
  protected String signingText(String secret) {
    return secret;
  }

  /** Whether a credential is a token of the company's, and no code that stands for one. */
  public boolean isToken() {
    return true;
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
  public final String token(Map<String, Object> claims, String secret) {
    return sign(header(), CodeBackend.text(claims), signingText(secret));
  }

  /** The header of this protocol's tokens. */
  public final String header() {
    return "{\"alg\":\"" + algorithm + "\"}";
  }

  /** The connection's algorithm, by its JWA name. */
  public final String algorithm() {
    return algorithm;
  }

  /** Signs any header and payload, well-formed or not, by the connection's algorithm. */
  public String sign(String header, String payload, String signingText) {
    return sign(header, payload, signingText, algorithm);
  }

  /** Signs by another algorithm than the connection's. */
  static String sign(String header, String payload, String signingText, String algorithm) {
    return Mint.signed(
        Mint.base64(Mint.utf8(header)) + "." + Mint.base64(Mint.utf8(payload)),
        signingText,
        "HmacSHA" + algorithm.substring(2));
  }

  public Http browser() {
    return company.browser();
  }

  /** Brings a credential; never may that end in an error of the server. */
  public Answer present(Http browser, String credential, String... headers) {
    return send("GET", browser, credential, headers);
  }

  /** Asks for a page without a session; the redirect to the login URL. */
  public final Answer sentAway(Http browser, String page, String... headers) {
    Answer answer = sound(browser.get(page, headers));
    return String.valueOf(answer.location()).startsWith("/login?")
        ? sound(browser.get(answer.location(), headers))
        : answer;
  }

  /**
   * Brings the credential with which the backend answers such a redirect. Override it where the
   * redirect says something that has to come back.
   */
  public Answer comeBack(Http browser, Answer redirect, String person) {
    return present(browser, credential(person));
  }

  /**
   * Brings a credential to an address that is not quite the right one.
   *
   * @param form what becomes of the path, with {@code %s} for it
   */
  public final Answer presentAt(String form, Http browser, String credential) {
    String[] parts = address(browser, credential).split("\\?", 2);
    String query = parts.length > 1 ? "?" + parts[1] : "";
    return sound(
        browser.get(
            form.replace("%s", parts[0]) + query, headers(credential).toArray(String[]::new)));
  }

  /** Brings a credential in a request of another method, which signs nobody in. */
  public final Answer send(String method, Http browser, String credential, String... headers) {
    List<String> all = new ArrayList<>(headers(credential));
    all.addAll(List.of(headers));
    return sound(
        browser.send(method, address(browser, credential), null, all.toArray(String[]::new)));
  }

  /**
   * The same as a form, which keeps the credential out of the address; empty where the vendor takes
   * none.
   */
  public Optional<Answer> presentByForm(Http browser, String credential) {
    if (!isInQuery()) {
      return Optional.empty();
    }
    String[] parts = address(browser, credential).split("\\?", 2);
    Map<String, String> fields =
        Arrays.stream(parts[1].split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(toMap(pair -> pair[0], pair -> Http.decoded(pair[1])));
    return Optional.of(sound(browser.form(parts[0], fields)));
  }

  /** Whether a text can travel as a credential at all: a query takes any, a path or header not. */
  public boolean carries(String text) {
    return isInQuery() || CARRIED_AS_IS.matcher(text).matches();
  }

  private boolean isInQuery() {
    String address = address("a.b.c");
    return headers("a.b.c").isEmpty()
        && address.indexOf("a.b.c") > address.indexOf('?')
        && address.contains("?");
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
