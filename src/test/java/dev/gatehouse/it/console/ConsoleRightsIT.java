package dev.gatehouse.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.operator.ConsoleAddresses;
import dev.gatehouse.it.support.operator.ConsoleAddresses.Seen;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.FullSite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every address of the console, requested and posted to by each kind of caller. */
class ConsoleRightsIT extends GatehouseIT {
  private static final String PAGES =
      "dev.gatehouse.it.support.operator.ConsoleAddresses#pagesOfSites";

  private static final Pattern NAVIGATION = Pattern.compile("(?s)<nav class=\"side\".*?</nav>");
  private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]+)\"");

  /** Created once after the deployment, for tests that leave it unchanged. */
  private static FullSite kept;

  private static synchronized FullSite kept() {
    if (kept == null) {
      kept = new FullSite();
    }
    return kept;
  }

  /** Owns one site at a time: hashing two passwords for each site would take long. */
  private static Operator owner;

  /** Two sites of the owner. */
  private static List<ConsoleClient> sessions;

  private static synchronized List<ConsoleClient> sessionsOfOwner(FullSite site) {
    List<Map<String, Object>> grants = List.of(Map.of("site", site.id(), "role", "owner"));
    if (owner == null) {
      owner = Operator.with(Map.of("grants", grants));
      sessions = List.of(ConsoleClient.of(owner), ConsoleClient.of(owner));
    }
    Company.change(new AdminApi(), owner.path(), Map.of("grants", grants));
    return sessions;
  }

  private final FullSite ours = kept();

  @Test
  @Tag("database")
  @Tag("server")
  void showsEachAddressToItsCallersOnly() {
    Map<String, ConsoleClient> callers = callers(new FullSite());
    List<String> wrong = new ArrayList<>();
    for (String address : ConsoleAddresses.all()) {
      String there = ConsoleAddresses.at(ours, address);
      Set<String> may = callersWhoMay(ConsoleAddresses.seen(address));
      callers.forEach(
          (who, client) -> {
            Answer answer = client.get(there);
            assertThat(answer.body()).as(there).doesNotContain("???");
            if (answer.status() != (may.contains(who) ? 200 : 404)) {
              wrong.add(who + " got " + answer.status() + " for " + there);
            }
          });
    }
    assertThat(wrong).isEmpty();
  }

  private Map<String, ConsoleClient> callers(FullSite elsewhere) {
    Map<String, ConsoleClient> callers = new HashMap<>();
    for (String role : List.of("member", "editor", "admin", "owner")) {
      callers.put(role, ConsoleClient.of(Operator.at(ours.id(), role)));
    }
    callers.put("admin elsewhere", ConsoleClient.of(Operator.at(elsewhere.id(), "admin")));
    callers.put("platform admin", ConsoleClient.of(Operator.first()));
    return callers;
  }

  private static Set<String> callersWhoMay(Seen seen) {
    return switch (seen) {
      case BY_PLATFORM_ADMINS, BY_PLATFORM_ADMINS_AT_SITE -> Set.of("platform admin");
      case BY_OWNERS -> Set.of("platform admin", "owner");
      case BY_ADMINS -> Set.of("platform admin", "owner", "admin");
      case BY_ADMINS_OF_SOME_SITE -> Set.of("platform admin", "owner", "admin", "admin elsewhere");
      case BY_EDITORS -> Set.of("platform admin", "owner", "admin", "editor");
      case BY_WHO_WORKS_ON_SOME_SITE ->
          Set.of("platform admin", "owner", "admin", "editor", "admin elsewhere");
      case BY_OPERATORS ->
          Set.of("platform admin", "owner", "admin", "editor", "member", "admin elsewhere");
    };
  }

  @Test
  void showsTheEventsOfAllSitesToPlatformAdminsOnly() {
    ConsoleClient owner = ConsoleClient.of(Operator.at(ours.id(), "owner"));
    for (String address : List.of("/console/log/events.xhtml", "/console/log/events.csv")) {
      assertThat(ConsoleClient.of(Operator.first()).get(address).status()).isEqualTo(200);
      assertThat(owner.get(address).status()).isEqualTo(404);
    }
  }

  @Test
  @Tag("server")
  void everyLinkOfTheNavigationLeadsSomewhere() {
    ConsoleClient operator = ConsoleClient.of(Operator.first());
    List<String> links = navigation(operator.get("/console/site/overview.xhtml?site=" + ours.id()));

    assertThat(links).hasSizeGreaterThan(15);
    for (String link : links) {
      Answer page = operator.get(link);
      assertThat(page.status()).as(link).isEqualTo(200);
      assertThat(page.body()).contains("<a href=\"" + escaped(link) + "\" aria-current=\"page\"");
    }
  }

  private static List<String> navigation(Answer page) {
    return NAVIGATION
        .matcher(page.body())
        .results()
        .flatMap(part -> LINK.matcher(part.group()).results())
        .map(link -> link.group(1).replace("&amp;", "&"))
        .toList();
  }

  private static String escaped(String link) {
    return link.replace("&", "&amp;");
  }

  @Test
  void whatOneMayNotSeeLooksLikeWhatIsNotThere() {
    ConsoleClient member = ConsoleClient.of(Operator.at(ours.id(), "member"));
    String nothing = bare(member.get("/console/no-such-page.xhtml"));
    assertThat(nothing).contains("Page not found", "Go to the dashboard");

    for (String address : ConsoleAddresses.ofSites()) {
      assertThat(bare(member.get(ConsoleAddresses.at(ours, address))))
          .as(address)
          .isEqualTo(nothing);
    }
    assertThat(bare(member.get("/console/site/overview.xhtml?site=999999999"))).isEqualTo(nothing);
    assertThat(bare(member.get("/console/error.xhtml"))).isEqualTo(nothing);
  }

  /** A page without its parts that change each time. */
  private static String bare(Answer page) {
    assertThat(page.status()).isEqualTo(404);
    return page.body()
        .replace(ConsoleClient.nonce(page), "")
        .replace(ConsoleClient.viewState(page), "")
        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "");
  }

  @Test
  @Tag("server")
  void letsInOperatorsOnly() {
    String email = Operator.first().email();
    String reader = ours.readersCookie(email);
    String apiToken = System.getenv("GATEHOUSE_ADMIN_TOKEN");
    for (String address : ConsoleAddresses.all()) {
      String there = ConsoleAddresses.at(ours, address);
      String jwt = (there.contains("?") ? "&jwt=" : "?jwt=") + ours.token(email);
      for (Answer answer :
          List.of(
              ConsoleClient.nobody().get(there),
              ConsoleClient.nobody().get(there + jwt),
              ConsoleClient.nobody().get(there, "Authorization", "Bearer " + ours.token(email)),
              ConsoleClient.nobody().get(there, "Authorization", "Bearer " + apiToken),
              ConsoleClient.nobody().withCookie("gatehouse", reader).get(there),
              ConsoleClient.nobody().withCookie("gatehouse-console", reader).get(there))) {
        assertThat(answer.status()).as(there).isEqualTo(303);
        assertThat(answer.location()).as(there).startsWith(ConsoleClient.LOGIN);
      }
    }
  }

  @Test
  @Tag("server")
  void isThereOnNoOtherHost() {
    String domain = "docs." + ours.host() + ".example";
    Company.change(admin, ours.path(), Map.of("customDomains", List.of(domain)));
    Map<String, String> cookies = ConsoleClient.of(Operator.first()).cookies();
    for (String host : List.of(ours.host(), domain, "nobody.localhost", "app.localhost")) {
      Http browser = browserAt(host);
      cookies.forEach(browser::withCookie);
      for (String address : ConsoleAddresses.all()) {
        assertThat(browser.get(ConsoleAddresses.at(ours, address)).status())
            .as(host + address)
            .isEqualTo(404);
      }
      String script = "/jakarta.faces.resource/core.js.xhtml?ln=primefaces";
      assertThat(browser.get(script).status()).as(host).isEqualTo(404);
    }
    Company.change(admin, ours.path(), Map.of("customDomains", List.of()));
  }

  @ParameterizedTest
  @MethodSource(PAGES)
  void formsOfOneSiteDoNothingAtAnother(String address) {
    FullSite theirs = kept();
    FullSite own = new FullSite();
    String before = theirs.everything();
    ConsoleClient owner = sessionsOfOwner(own).get(0);
    String here = ConsoleAddresses.at(own, address);
    String there = ConsoleAddresses.at(theirs, address);
    String theirId = String.valueOf(theirs.idFor(address));
    String mixed = address + "?site=" + own.id() + "&id=" + theirId;
    Answer page = owner.get(here);
    assertThat(page.status()).as(here).isEqualTo(200);
    if (theirs.idFor(address) != null) {
      assertThat(owner.get(mixed).status()).as(mixed).isEqualTo(404);
    }
    for (Map<String, String> fields : ConsoleClient.submissions(page)) {
      assertThat(owner.submit(there, page, fields).status()).as("%s", fields).isEqualTo(404);
      owner.submit(mixed, page, fields);
      Map<String, String> twice = with(fields, "site", String.valueOf(theirs.id()));
      owner.submit(here, page, with(twice, "id", theirId));
    }
    assertThat(theirs.everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource(PAGES)
  void formsThatThePageDidNotMakeDoNothing(String address) {
    ConsoleClient owner = sessionsOfOwner(ours).get(0);
    String here = ConsoleAddresses.at(ours, address);
    String before = ours.everything();
    Answer page = owner.get(here);
    Answer elsewhere = sessionsOfOwner(ours).get(1).get(here);
    String state = ConsoleClient.viewState(page);
    for (Map<String, String> fields : ConsoleClient.submissions(page)) {
      owner.post(here, with(fields, ConsoleClient.VIEW_STATE, ""));
      owner.post(here, with(fields, ConsoleClient.NONCE, ConsoleClient.nonce(page)));
      owner.post(here, with(fields, ConsoleClient.VIEW_STATE, state));
      owner.submit(here, elsewhere, fields);
      owner.post(
          here,
          with(
              with(fields, ConsoleClient.VIEW_STATE, state),
              ConsoleClient.NONCE,
              ConsoleClient.nonce(elsewhere)));
      ConsoleClient.nobody().submit(here, page, fields);
    }
    assertThat(ours.everything()).isEqualTo(before);
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    Map<String, String> more = new HashMap<>(fields);
    more.put(name, value);
    return more;
  }
}
