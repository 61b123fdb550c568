package dev.gatehouse.it.support.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.Company;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A company whose backend asks for codes, as one written for Document360 does. */
public final class CodeBackend {
  public static final String GENERATE = "/jwt/generateCode";
  private static final AtomicInteger ADDRESSES = new AtomicInteger();
  private static final ObjectMapper JSON = new ObjectMapper();

  public final Company company;
  public final String clientId;

  public CodeBackend(Company company) {
    this.company = company;
    this.clientId =
        company.admin.get(company.connection()).json().path("clientId").asText("absent");
  }

  public static CodeBackend founded() {
    return with(Map.of(), Map.of());
  }

  public static CodeBackend with(Map<String, Object> site, Map<String, Object> connection) {
    Map<String, Object> sso = new HashMap<>(connection);
    sso.put("protocol", "document360");
    return new CodeBackend(Company.with(site, sso));
  }

  /** What the vendor's example sends about a person. */
  public static Map<String, Object> user(String person) {
    Map<String, Object> user = new HashMap<>();
    user.put("username", "Name of " + person);
    user.put("firstName", "Name");
    user.put("lastName", "of " + person);
    user.put("emailId", person + "@company.example");
    return user;
  }

  /** Headers of a caller from whose address nothing failed yet. */
  public static String[] elsewhere(String... headers) {
    int address = ADDRESSES.incrementAndGet();
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "X-Forwarded-For";
    all[headers.length + 1] = "10.77." + address / 250 + "." + (1 + address % 250);
    return all;
  }

  public static String[] basic(String clientId, String secret, String... more) {
    String pair = Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(UTF_8));
    String[] headers = new String[more.length + 2];
    System.arraycopy(more, 0, headers, 0, more.length);
    headers[more.length] = "Authorization";
    headers[more.length + 1] = "Basic " + pair;
    return headers;
  }

  public String[] credentials(String... more) {
    return basic(clientId, company.secret(), more);
  }

  /** Asks at the tenant's host with the right secret. */
  public Answer ask(Map<String, Object> body, String... headers) {
    return ask(text(body), headers);
  }

  public Answer ask(String body, String... headers) {
    return company.program().json("POST", GENERATE, body, credentials(headers));
  }

  /** A code for a person. */
  public String code(String person) {
    return code(user(person));
  }

  public String code(Map<String, Object> body) {
    Answer answer = ask(body);
    if (answer.status() != 200) {
      throw new AssertionError("no code: " + answer);
    }
    return answer.json().path("code").asText();
  }

  public Answer exchange(String code, String... headers) {
    return company
        .program()
        .json("POST", "/jwt/token", text(Map.of("code", code)), credentials(headers));
  }

  public Answer signIn(Http browser, String person) {
    return browser.get("/jwt/authorize?code=" + code(person));
  }

  public static String text(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
