package dev.gatehouse.it.support.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.Company;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The console as it answers HTTP: for what no browser would send. */
public final class ConsoleClient {
  public static final String LOGIN = "/console/login.xhtml";
  public static final String VIEW_STATE = "jakarta.faces.ViewState";
  public static final String NONCE = "primefaces.nonce";
  private static final String PASSWORD = "a password for tests";
  private static final Pattern FORM = Pattern.compile("(?s)<form\\b[^>]*>.*?</form>");
  private static final Pattern TAG = Pattern.compile("<(?:input|button|form|select)\\b[^>]*>");

  private final Http http;

  private ConsoleClient(Http http) {
    this.http = http;
  }

  private ConsoleClient() {
    this(new Http("localhost").keepingCookies());
  }

  /** The same browser, cookies included, at the node with this port. */
  public ConsoleClient through(int port) {
    return new ConsoleClient(http.through(port));
  }

  /** Comes to a node that has nothing of this browser's pages in its memory. */
  public ConsoleClient forgotten() {
    return withCookie("JSESSIONID", "unknown");
  }

  /** Somebody who is not signed in. */
  public static ConsoleClient nobody() {
    return new ConsoleClient();
  }

  /** An operator who is signed in. */
  public static ConsoleClient of(Operator operator) {
    ConsoleClient client = new ConsoleClient();
    Answer answer = client.submit(LOGIN, client.get(LOGIN), signIn(operator));
    if (answer.status() != 303) {
      throw new AssertionError("not signed in: " + answer);
    }
    return client;
  }

  private static Map<String, String> signIn(Operator operator) {
    return Map.of(
        "sign-in",
        "sign-in",
        "email",
        operator.email(),
        "password",
        operator.password(),
        "submit",
        "Sign in");
  }

  /** What a browser sends of the sign-in page that was filled in. */
  public static Map<String, String> signInForm(Answer page, String email, String password) {
    return Map.of(
        "sign-in",
        "sign-in",
        "email",
        email,
        "password",
        password,
        "submit",
        "Sign in",
        VIEW_STATE,
        viewState(page),
        NONCE,
        nonce(page));
  }

  /**
   * An operator who can sign in.
   *
   * @param path of the resource
   */
  public record Operator(String path, String email, String password) {
    /** The one that Gatehouse was started with. */
    public static Operator first() {
      return new Operator(
          "", System.getenv("GATEHOUSE_ADMIN_EMAIL"), System.getenv("GATEHOUSE_ADMIN_PASSWORD"));
    }

    /** A new one with a role at a site. */
    public static Operator at(long site, String role) {
      return with(Map.of("grants", List.of(Map.of("site", site, "role", role))));
    }

    /** A new one, who was invited and chose a password. */
    public static Operator with(Map<String, Object> members) {
      String email = UUID.randomUUID() + "@team.example";
      Answer made = new AdminApi().post("/operators", all(email, members));
      String path = "/operators/" + Company.created(made).path("id").asText();
      return new Operator(path, email, null).choosing(PASSWORD);
    }

    private static Map<String, Object> all(String email, Map<String, Object> members) {
      Map<String, Object> all = new HashMap<>(Map.of("email", email, "name", "Tess Team"));
      all.putAll(members);
      return all;
    }

    /** Changes these members, and gives every other its default. */
    public void change(Map<String, Object> members) {
      Answer answer = new AdminApi().put(path, all(email, members));
      if (answer.status() != 200) {
        throw new AssertionError(answer.toString());
      }
    }

    /** The same operator, who got a new invitation and chose this password. */
    public Operator choosing(String password) {
      Answer invited = new AdminApi().post(path + "/invitations", null);
      choosePassword(Company.created(invited).path("link").asText(), password);
      return new Operator(path, email, password);
    }

    /** Opens an invitation's link and chooses a password on the page behind it. */
    public static void choosePassword(String link, String password) {
      ConsoleClient invited = nobody();
      String page = invited.get(link.replaceFirst("^http://[^/]+", "")).location();
      Answer chosen =
          invited.submit(
              page,
              invited.get(page),
              Map.of("choose", "choose", "fresh", password, "again", password, "submit", "x"));
      if (chosen.status() != 303) {
        throw new AssertionError("no password chosen: " + chosen);
      }
    }
  }

  public Answer get(String path, String... headers) {
    return http.get(path, headers);
  }

  /** Sends a form with what its page gave for it. */
  public Answer submit(String path, Answer page, Map<String, String> fields) {
    return post(path, complete(page, fields));
  }

  private static Map<String, String> complete(Answer page, Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(fields);
    all.put(VIEW_STATE, viewState(page));
    all.put(NONCE, nonce(page));
    return all;
  }

  /** Sends a form that has a field for a file. */
  public Answer upload(
      String path, Answer page, Map<String, String> fields, String fileField, byte[] file) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    complete(page, fields).forEach((name, value) -> addPart(body, name, value.getBytes(UTF_8)));
    addPart(body, fileField + "\"; filename=\"upload.zip", file);
    body.writeBytes("--part--\r\n".getBytes(UTF_8));
    return http.postBytes(
        path, body.toByteArray(), "Content-Type", "multipart/form-data; boundary=part");
  }

  private static void addPart(ByteArrayOutputStream body, String name, byte[] value) {
    String head = "--part\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n";
    body.writeBytes(head.getBytes(UTF_8));
    body.writeBytes(value);
    body.writeBytes("\r\n".getBytes(UTF_8));
  }

  /** Sends a form as it is. */
  public Answer post(String path, Map<String, String> fields) {
    return http.form(path, fields);
  }

  public Map<String, String> cookies() {
    return http.cookies();
  }

  public ConsoleClient withCookie(String name, String value) {
    http.withCookie(name, value);
    return this;
  }

  public static String viewState(Answer page) {
    return hidden(VIEW_STATE, page);
  }

  public static String nonce(Answer page) {
    return hidden(NONCE, page);
  }

  private static String hidden(String name, Answer page) {
    return TAG.matcher(page.body())
        .results()
        .map(MatchResult::group)
        .filter(tag -> name.equals(attribute(tag, "name")))
        .findFirst()
        .map(tag -> attribute(tag, "value"))
        .orElseThrow(() -> new AssertionError("no " + name + " in " + page));
  }

  /** What the button whose id ends like this would send. */
  public static Map<String, String> pressing(String button, Answer page) {
    return submissions(page).stream()
        .filter(fields -> fields.keySet().stream().anyMatch(name -> name.endsWith(button)))
        .findFirst()
        .map(fields -> (Map<String, String>) new HashMap<>(fields))
        .orElseThrow(() -> new AssertionError("no button " + button + " in " + page));
  }

  /** What each button of a page would send; signing out is left out. */
  public static List<Map<String, String>> submissions(Answer page) {
    return FORM.matcher(page.body())
        .results()
        .map(MatchResult::group)
        .filter(form -> !form.contains("id=\"sign-out\""))
        .flatMap(form -> submissions(form).stream())
        .toList();
  }

  private static List<Map<String, String>> submissions(String form) {
    List<String> tags = TAG.matcher(form).results().map(MatchResult::group).toList();
    Map<String, String> fields =
        tags.stream()
            .filter(tag -> attribute(tag, "name") != null && !isButton(tag))
            .filter(tag -> !List.of(VIEW_STATE, NONCE).contains(attribute(tag, "name")))
            .collect(toMap(tag -> attribute(tag, "name"), ConsoleClient::value, (a, b) -> a));
    return tags.stream()
        .filter(tag -> isButton(tag) && attribute(tag, "name") != null)
        .map(
            tag -> {
              Map<String, String> sent = new HashMap<>(fields);
              sent.put(attribute(tag, "name"), "x");
              return sent;
            })
        .toList();
  }

  private static boolean isButton(String tag) {
    return tag.startsWith("<button") || "submit".equals(attribute(tag, "type"));
  }

  private static String value(String tag) {
    String value = attribute(tag, "value");
    return value == null ? "" : value;
  }

  private static String attribute(String tag, String name) {
    Matcher matcher = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
    return matcher.find() ? matcher.group(1).replace("&amp;", "&") : null;
  }
}
