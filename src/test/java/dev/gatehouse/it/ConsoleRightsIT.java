package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.ConsoleClient.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every address of the console, as each kind of caller asks for it. */
class ConsoleRightsIT extends GatehouseIT {
  private static final Path PAGES = Path.of("src/main/webapp");
  private static final Path SERVLETS = Path.of("src/main/java/dev/gatehouse/console");
  private static final Pattern ADDRESS = Pattern.compile("\"(/console/[^\"]+)\"");

  /** Who may see an address, by the longest beginning; nobody else may. */
  private enum Seen {
    BY_PLATFORM_ADMINS,
    BY_OWNERS,
    BY_ADMINS,
    BY_EDITORS,
    BY_WHO_WORKS_ON_SOME_SITE,
    BY_OPERATORS
  }

  private static final Map<String, Seen> TABLE =
      Map.ofEntries(
          Map.entry("/console/overview.xhtml", Seen.BY_OPERATORS),
          Map.entry("/console/operator/account.xhtml", Seen.BY_OPERATORS),
          Map.entry("/console/operator/", Seen.BY_PLATFORM_ADMINS),
          Map.entry("/console/operator/team", Seen.BY_OWNERS),
          Map.entry("/console/site/sites.xhtml", Seen.BY_WHO_WORKS_ON_SOME_SITE),
          Map.entry("/console/site/new.xhtml", Seen.BY_PLATFORM_ADMINS),
          Map.entry("/console/site/overview.xhtml", Seen.BY_EDITORS),
          Map.entry("/console/site/", Seen.BY_ADMINS),
          Map.entry("/console/sso/interest", Seen.BY_PLATFORM_ADMINS),
          Map.entry("/console/sso/", Seen.BY_ADMINS),
          Map.entry("/console/studio/", Seen.BY_ADMINS),
          Map.entry("/console/log/", Seen.BY_ADMINS),
          Map.entry("/console/audit/", Seen.BY_ADMINS),
          Map.entry("/console/people/", Seen.BY_ADMINS),
          Map.entry("/console/content/", Seen.BY_EDITORS));

  /** Pages before the sign-in, and the one that says why another is not shown. */
  private static final List<String> APART =
      List.of(
          "/console/login.xhtml",
          "/console/second-factor.xhtml",
          "/console/invitation.xhtml",
          "/console/error.xhtml");

  private final Company ours = Company.startingSignInsItself();
  private final Company theirs = Company.startingSignInsItself();

  static List<String> addresses() throws IOException {
    TreeSet<String> all = new TreeSet<>();
    try (Stream<Path> pages = Files.walk(PAGES.resolve("console"))) {
      pages
          .filter(page -> page.toString().endsWith(".xhtml"))
          .forEach(page -> all.add("/" + PAGES.relativize(page)));
    }
    try (Stream<Path> sources = Files.walk(SERVLETS)) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        Files.readString(source)
            .lines()
            .filter(line -> line.startsWith("@WebServlet"))
            .forEach(
                line -> ADDRESS.matcher(line).results().forEach(found -> all.add(found.group(1))));
      }
    }
    all.removeAll(APART);
    assertThat(all).contains("/console/overview.xhtml", "/console/site/settings.xhtml");
    return List.copyOf(all);
  }

  static List<String> addressesOfASite() throws IOException {
    return addresses().stream().filter(address -> isOfSite(seen(address))).toList();
  }

  private static Seen seen(String address) {
    return TABLE.entrySet().stream()
        .filter(line -> address.startsWith(line.getKey()))
        .max(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(String::length)))
        .map(Map.Entry::getValue)
        .orElseThrow(() -> new AssertionError("Who may see " + address + "?"));
  }

  private static boolean isOfSite(Seen seen) {
    return seen == Seen.BY_OWNERS || seen == Seen.BY_ADMINS || seen == Seen.BY_EDITORS;
  }

  /** The address at a site, with the id of something there where the page is about one thing. */
  private String at(Company company, String address) {
    String id = new Things(company).idFor(address);
    String site = address + "?site=" + company.siteId;
    return isOfSite(seen(address)) ? site + (id == null ? "" : "&id=" + id) : withId(address, id);
  }

  private static String withId(String address, String id) {
    return id == null ? address : address + "?id=" + id;
  }

  @Test
  void showsEachAddressToWhomItMayConcern() throws IOException {
    Map<String, ConsoleClient> callers = callers();
    List<String> wrong = new ArrayList<>();
    for (String address : addresses()) {
      String there = at(ours, address);
      List<String> may = callersWhoMay(seen(address));
      callers.forEach(
          (who, client) -> {
            int status = client.get(there).status();
            if (status != (may.contains(who) ? 200 : 404)) {
              wrong.add(who + " got " + status + " for " + there);
            }
          });
    }
    assertThat(wrong).isEmpty();
  }

  private Map<String, ConsoleClient> callers() {
    Map<String, ConsoleClient> callers = new HashMap<>();
    for (String role : List.of("member", "editor", "admin", "owner")) {
      callers.put(role, ConsoleClient.of(Operator.at(ours.siteId, role)));
    }
    callers.put("admin elsewhere", ConsoleClient.of(Operator.at(theirs.siteId, "admin")));
    callers.put("platform admin", ConsoleClient.of(Operator.first()));
    return callers;
  }

  private static List<String> callersWhoMay(Seen seen) {
    return switch (seen) {
      case BY_PLATFORM_ADMINS -> List.of("platform admin");
      case BY_OWNERS -> List.of("platform admin", "owner");
      case BY_ADMINS -> List.of("platform admin", "owner", "admin");
      case BY_EDITORS -> List.of("platform admin", "owner", "admin", "editor");
      case BY_WHO_WORKS_ON_SOME_SITE ->
          List.of("platform admin", "owner", "admin", "editor", "admin elsewhere");
      case BY_OPERATORS ->
          List.of("platform admin", "owner", "admin", "editor", "member", "admin elsewhere");
    };
  }

  @Test
  void showsTheTrailOfEverythingToPlatformAdminsOnly() {
    assertThat(ConsoleClient.of(Operator.first()).get("/console/audit/trail.xhtml").status())
        .isEqualTo(200);
    ConsoleClient owner = ConsoleClient.of(Operator.at(ours.siteId, "owner"));
    assertThat(owner.get("/console/audit/trail.xhtml").status()).isEqualTo(404);
  }

  @Test
  void whatOneMayNotSeeLooksLikeWhatIsNotThere() throws IOException {
    ConsoleClient member = ConsoleClient.of(Operator.at(ours.siteId, "member"));
    String nothing = bare(member.get("/console/no-such-page.xhtml"));
    assertThat(nothing).contains("Page not found", "Go to the dashboard").doesNotContain("Acme");

    for (String address : addressesOfASite()) {
      Answer answer = member.get(at(ours, address));
      assertThat(bare(answer)).as(address).isEqualTo(nothing);
    }
    assertThat(bare(member.get("/console/site/overview.xhtml?site=999999999"))).isEqualTo(nothing);
    assertThat(bare(member.get("/console/error.xhtml"))).isEqualTo(nothing);
  }

  /** A page without what is new each time. */
  private static String bare(Answer page) {
    assertThat(page.status()).isEqualTo(404);
    return page.body()
        .replace(ConsoleClient.nonce(page), "")
        .replace(ConsoleClient.viewState(page), "")
        .replaceAll("[0-9a-f-]{36}", "");
  }

  @Test
  void letsInNobodyButOperators() throws IOException {
    Operator admin = Operator.first();
    String reader = readersCookie(admin.email());
    for (String address : addresses()) {
      String there = at(ours, address);
      for (Answer answer :
          List.of(
              ConsoleClient.nobody().get(there),
              ConsoleClient.nobody().get(there, "Authorization", "Bearer " + token(admin)),
              ConsoleClient.nobody().get(there + (there.contains("?") ? "&" : "?") + "jwt=a.b.c"),
              ConsoleClient.nobody()
                  .get(there, "Authorization", "Bearer " + System.getenv("GATEHOUSE_ADMIN_TOKEN")),
              ConsoleClient.nobody().withCookie("gatehouse", reader).get(there),
              ConsoleClient.nobody().withCookie("gatehouse-console", reader).get(there))) {
        assertThat(answer.status()).as(there).isEqualTo(303);
        assertThat(answer.location()).as(there).startsWith(ConsoleClient.LOGIN);
      }
    }
  }

  private String token(Operator operator) {
    Map<String, Object> claims = Company.claims(java.util.UUID.randomUUID().toString(), "x");
    claims.put("email", operator.email());
    return ours.token(claims);
  }

  private String readersCookie(String email) {
    Map<String, Object> claims = Company.claims(java.util.UUID.randomUUID().toString(), "x");
    claims.put("email", email);
    Http reader = ours.browser();
    assertThat(reader.get("/sso/jwt?jwt=" + ours.token(claims)).status()).isEqualTo(303);
    return reader.cookies().get("gatehouse");
  }

  @Test
  void isThereOnNoOtherHost() throws IOException {
    String domain = "docs." + ours.subdomain + ".example";
    ours.change(ours.site(), Map.of("customDomains", List.of(domain)));
    ConsoleClient operator = ConsoleClient.of(Operator.first());
    for (String host : List.of(ours.host(), domain, "nobody.localhost", "app.localhost")) {
      for (String address : addresses()) {
        Http browser = browserAt(host);
        operator.cookies().forEach(browser::withCookie);
        assertThat(browser.get(at(ours, address)).status()).as(host + address).isEqualTo(404);
        assertThat(browser.get("/jakarta.faces.resource/core.js.xhtml?ln=primefaces").status())
            .as(host)
            .isEqualTo(404);
      }
    }
    ours.change(ours.site(), Map.of("customDomains", List.of()));
  }

  @ParameterizedTest
  @MethodSource("addressesOfASite")
  void formsOfOneSiteDoNothingAtAnother(String address) {
    Operator operator = Operator.at(ours.siteId, "admin");
    ConsoleClient admin = ConsoleClient.of(operator);
    Things things = new Things(theirs);
    String before = things.everything();
    Answer page = admin.get(at(ours, address));
    if (page.status() != 200 || !address.endsWith(".xhtml")) {
      return;
    }
    String foreign = at(theirs, address);
    String foreignId = address + "?site=" + ours.siteId + "&id=" + things.idFor(address);
    for (Map<String, String> fields : ConsoleClient.submissions(page)) {
      assertThat(admin.submit(foreign, page, fields).status()).as("%s", fields).isEqualTo(404);
      admin.submit(foreignId, admin.get(at(ours, address)), fields);
      Map<String, String> twice = new HashMap<>(fields);
      twice.put("site", String.valueOf(theirs.siteId));
      twice.put("id", String.valueOf(things.idFor(address)));
      admin.submit(at(ours, address), admin.get(at(ours, address)), twice);
    }
    if (things.idFor(address) != null) {
      assertThat(admin.get(foreignId).status()).as(foreignId).isEqualTo(404);
    }
    assertThat(things.everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("addressesOfASite")
  void formsThatThePageDidNotMakeDoNothing(String address) {
    Operator operator = Operator.at(ours.siteId, "owner");
    ConsoleClient owner = ConsoleClient.of(operator);
    String there = at(ours, address);
    String before = new Things(ours).everything();
    Answer page = owner.get(there);
    if (page.status() != 200 || !address.endsWith(".xhtml")) {
      return;
    }
    Answer foreign = ConsoleClient.of(operator).get(there);
    for (Map<String, String> fields : ConsoleClient.submissions(page)) {
      owner.post(there, without(fields, ConsoleClient.VIEW_STATE));
      owner.post(there, without(fields, ConsoleClient.NONCE));
      owner.submit(there, foreign, fields);
      owner.post(
          there,
          with(
              with(fields, ConsoleClient.VIEW_STATE, ConsoleClient.viewState(page)),
              ConsoleClient.NONCE,
              "bm9uY2U="));
      ConsoleClient.nobody().submit(there, page, fields);
    }
    assertThat(new Things(ours).everything()).isEqualTo(before);
  }

  private static Map<String, String> without(Map<String, String> fields, String name) {
    Map<String, String> fewer = new HashMap<>(fields);
    fewer.remove(name);
    return fewer;
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    Map<String, String> more = new HashMap<>(fields);
    more.put(name, value);
    return more;
  }

  /** What a company has; made when it is asked for. */
  private static final class Things {
    private static final Map<Long, Map<String, String>> MADE = new HashMap<>();
    private final Company company;
    private final Map<String, String> ids;

    private Things(Company company) {
      this.company = company;
      this.ids = MADE.computeIfAbsent(company.siteId, id -> make(company));
    }

    private static Map<String, String> make(Company company) {
      String site = company.site();
      company.browser().get("/sso/jwt?jwt=" + company.token("ann"));
      Map<String, String> ids = new HashMap<>();
      ids.put("user", company.users("").get(0).path("id").asText());
      ids.put("connection", String.valueOf(company.connectionId));
      ids.put("event", company.events("").get(0).path("id").asText());
      ids.put("group", id(company, site + "/groups", Map.of("name", "Staff")));
      ids.put("category", id(company, site + "/categories", Map.of("title", "Guides")));
      ids.put(
          "article",
          id(
              company,
              site + "/articles",
              Map.of(
                  "title", "First", "categoryId", Long.valueOf(ids.get("category")), "body", "x")));
      return ids;
    }

    private static String id(Company company, String path, Map<String, Object> members) {
      return Company.created(company.admin.post(path, members)).path("id").asText();
    }

    /** Of the thing that a page is about, which its name says. */
    private String idFor(String address) {
      String page = address.replaceFirst(".*/([^/]+)\\.\\w+$", "$1");
      return page.equals("operator") ? null : ids.get(page);
    }

    private String everything() {
      StringBuilder all = new StringBuilder();
      for (String part :
          List.of(
              "",
              "/connections",
              "/groups",
              "/users",
              "/categories",
              "/articles",
              "/secret-links",
              "/sessions",
              "/connections/" + company.connectionId + "/keys")) {
        JsonNode json = company.admin.get(company.site() + part).json();
        all.append(json.toString().replaceAll("\"last\\w+At\":(\"[^\"]*\"|null)", "")).append('\n');
      }
      return all.toString();
    }
  }
}
