package dev.gatehouse.it.protocol;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.http.Traveller;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.SisterSites;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each site decides which connections of other sites open it. */
@Tag("database")
@Tag("server")
class OpeningsIT extends GatehouseIT {
  private final SisterSites sites = new SisterSites();
  private final SisterSites.Site first = sites.firstSite();
  private final SisterSites.Site second = sites.second;
  private final SisterSites.Site other = sites.other;
  private final String connection = sites.first.connection();
  private final Traveller browser = new Traveller();

  /** A token that is admin at these sites. */
  private record Token(AdminApi api, long id) {}

  private Token token(Map<String, Object> more, SisterSites.Site... at) {
    List<Map<String, Object>> grants = new ArrayList<>();
    for (SisterSites.Site site : at) {
      grants.add(Map.of("site", site.id(), "role", "admin"));
    }
    Map<String, Object> order = new HashMap<>(Map.of("name", "Mallory", "grants", grants));
    order.putAll(more);
    JsonNode made = Company.created(admin.post("/api-tokens", order));
    return new Token(new AdminApi(made.path("token").asText()), made.path("id").asLong());
  }

  private static Map<String, Object> listing(SisterSites.Site... listed) {
    List<Long> ids = List.of(listed).stream().map(SisterSites.Site::id).toList();
    return Map.of("protocol", "proprofs", "name", "Sisters", "siteIds", ids);
  }

  private List<Long> listed() {
    List<Long> ids = new ArrayList<>();
    admin.get(connection).json().path("siteIds").forEach(id -> ids.add(id.asLong()));
    return ids;
  }

  private long connectionId() {
    return Long.parseLong(connection.substring(connection.lastIndexOf('/') + 1));
  }

  private List<JsonNode> trail(SisterSites.Site site, String event) {
    JsonNode items = admin.get("/audit?site=" + site.id() + "&event=" + event).json().path("items");
    List<JsonNode> all = new ArrayList<>();
    items.forEach(all::add);
    return all;
  }

  private String handOver(SisterSites.Site to) {
    String address = browser.get(sites.link(to)).location();
    assertThat(address).startsWith(to.origin() + "/access/arrive?code=");
    return address;
  }

  private void moveTo(SisterSites.Site site) {
    assertThat(browser.follow(sites.link(site)).status()).as("%s", browser.way()).isEqualTo(200);
  }

  private boolean isIn(SisterSites.Site site) {
    return browser.get(site.origin() + "/docs").status() == 200;
  }

  @Test
  void consentIsRecordedAtTheSiteThatIsOpened() {
    String path = second.path() + "/openings";
    JsonNode given = second.list("/openings").get(0);

    assertThat(given.path("id").asLong()).isEqualTo(connectionId());
    assertThat(given.path("site").asLong()).isEqualTo(first.id());
    assertThat(given.path("protocol").asText()).isEqualTo("proprofs");
    assertThat(given.path("givenBy").asText()).contains("GATEHOUSE_ADMIN_TOKEN");
    assertThat(given.path("givenAt").asText()).isNotEmpty();
    assertThat(given.path("firstUsedAt").isNull()).isTrue();
    assertThat(admin.get(path + "/" + connectionId()).json()).isEqualTo(given);
    assertThat(trail(second, "opening.given").get(0).path("target").asText())
        .contains("connection " + connectionId(), "site " + first.id());
    assertThat(other.list("/openings")).isEmpty();
    assertThat(first.list("/openings")).isEmpty();
    Problems.of(admin.get(other.path() + "/openings/" + connectionId()), 404);

    sites.signIn(browser, "ann", first.id(), second.id());
    moveTo(second);
    browser.get(handOver(second));

    JsonNode used = admin.get(path + "/" + connectionId()).json();
    assertThat(used.path("firstUsedAt").asText()).isNotEmpty();
    assertThat(used.path("sessions").asLong()).isEqualTo(1);
    assertThat(trail(second, "opening.used")).hasSize(1);
  }

  @Test
  void connectionThatOpensNoOtherSiteNeedsNoConsent() {
    Map<String, Object> order = new HashMap<>(listing(other));
    order.putAll(Map.of("protocol", "helpcenter", "loginUrl", "https://app.example/login"));
    JsonNode made = Company.created(admin.post(first.path() + "/connections", order));

    assertThat(made.path("siteIds")).extracting(JsonNode::asLong).contains(other.id());
    assertThat(other.list("/openings")).isEmpty();
    assertThat(trail(other, "opening.given")).isEmpty();
  }

  @Test
  void onlyThoseWhoConfigureTheSiteSeeAndRevoke() {
    String path = second.path() + "/openings";
    AdminApi elsewhere = token(Map.of(), first).api();
    Problems.of(elsewhere.get(path), 404);
    Problems.of(elsewhere.delete(path + "/" + connectionId()), 404);
    Problems.of(admin.delete(path + "/999999"), 404);

    AdminApi there = token(Map.of(), second).api();
    assertThat(there.get(path).json().path("items")).hasSize(1);
    assertThat(there.delete(path + "/" + connectionId()).status()).isEqualTo(204);
    Problems.of(there.delete(path + "/" + connectionId()), 404);
  }

  @Test
  void revokingEndsSessionsAndCodesAndTheListing() {
    sites.signIn(browser, "ann", first.id(), second.id(), sites.third.id());
    moveTo(second);
    moveTo(sites.third);
    String pending = handOver(second);

    AdminApi there = token(Map.of("name", "Olga"), second).api();
    assertThat(there.delete(second.path() + "/openings/" + connectionId()).status()).isEqualTo(204);

    assertThat(second.list("/sessions")).isEmpty();
    assertThat(isIn(second)).isFalse();
    assertThat(new Traveller().get(pending).status()).isEqualTo(403);
    assertThat(browser.get(sites.link(second)).status()).isEqualTo(404);
    assertThat(browser.get(first.origin() + "/docs").body())
        .contains("/access/site/" + sites.third.id())
        .doesNotContain("/access/site/" + second.id());
    assertThat(List.of(isIn(first), isIn(sites.third))).containsOnly(true);
    assertThat(listed()).containsExactly(first.id(), sites.third.id());
    JsonNode revoked = trail(second, "opening.revoked").get(0);
    assertThat(revoked.path("actor").asText()).contains("Olga");
    assertThat(trail(first, "jwt.updated").get(0).path("actor").asText())
        .isEqualTo("site " + second.id());
    assertThat(new Traveller().get(signInOpening(second)).status()).isEqualTo(403);
  }

  private String signInOpening(SisterSites.Site site) {
    return first.origin()
        + "/access/jwtsso/?token="
        + sites.backend.token(SisterSites.claims("bob", site.id()));
  }

  @Test
  void endsWithTheRightOfWhoeverConsented() {
    Token mallory = token(Map.of(), first, other);
    assertThat(mallory.api().put(connection, listing(second, sites.third, other)).status())
        .isEqualTo(200);
    assertThat(other.list("/openings").get(0).path("givenBy").asText()).contains("Mallory");
    assertThat(second.list("/openings").get(0).path("givenBy").asText()).contains("ADMIN_TOKEN");
    sites.signIn(browser, "ann", first.id(), second.id(), other.id());
    moveTo(other);
    moveTo(second);
    String pending = handOver(other);

    admin.delete("/api-tokens/" + mallory.id());

    assertThat(isIn(other)).isFalse();
    assertThat(isIn(second)).as("others' consent stays").isTrue();
    assertThat(new Traveller().get(pending).status()).isEqualTo(403);
    assertThat(other.list("/openings")).isEmpty();
    assertThat(listed()).doesNotContain(other.id()).contains(second.id());
    JsonNode ended = trail(other, "opening.ended").get(0);
    assertThat(ended.path("changes").path("givenBy").path("before").asText()).contains("Mallory");
    assertThat(ended.path("changes").path("reason").path("after").asText())
        .contains("whoever consented");
    // Mallory's other role, at the opener, opens nothing again.
    AdminApi left = token(Map.of(), first).api();
    Problems.invalid(left.put(connection, listing(second, sites.third, other)), "siteIds");
    Answer late = new Traveller().get(signInOpening(other));
    assertThat(late.status()).as("%s", late).isEqualTo(403);
  }

  @Test
  void endsAtTheMomentThatTheTokenExpires() {
    Token brief = token(Map.of("expiresAt", Instant.now().plusSeconds(6).toString()), first, other);
    brief.api().put(connection, listing(other));
    sites.signIn(browser, "ann", first.id(), other.id());
    moveTo(other);

    eventually("the consent ends", () -> !isIn(other));

    assertThat(other.list("/openings")).isEmpty();
    assertThat(listed()).containsExactly(first.id());
    assertThat(browser.get(sites.link(other)).status()).isEqualTo(404);
    assertThat(new Traveller().get(signInOpening(other)).status()).isEqualTo(403);
    AdminApi colleague = token(Map.of("name", "Colleague"), first).api();
    Problems.invalid(colleague.put(connection, listing(other)), "siteIds");
    // Whoever may configure the site consents anew.
    assertThat(admin.put(connection, listing(other)).status()).isEqualTo(200);
    assertThat(other.list("/openings").get(0).path("givenBy").asText()).contains("ADMIN_TOKEN");
  }

  @Test
  void savingTheConnectionNeitherRefusesNorRenewsAConsent() {
    Token mallory = token(Map.of(), first, other);
    mallory.api().put(connection, listing(other));
    AdminApi colleague = token(Map.of("name", "Colleague"), first).api();

    ObjectNode same = (ObjectNode) colleague.get(connection).json();
    assertThat(colleague.put(connection, same.put("name", "Renamed")).status()).isEqualTo(200);
    assertThat(admin.put(connection, same.put("name", "Again")).status()).isEqualTo(200);

    assertThat(other.list("/openings").get(0).path("givenBy").asText()).contains("Mallory");
    assertThat(trail(other, "opening.given")).hasSize(1);
    Problems.invalid(colleague.put(connection, listing(other, second)), "siteIds");
  }

  @Test
  void leavingTheSiteOutEndsTheOpening() {
    sites.signIn(browser, "ann", first.id(), second.id());
    moveTo(second);
    AdminApi colleague = token(Map.of("name", "Colleague"), first).api();

    assertThat(colleague.put(connection, listing(sites.third)).status()).isEqualTo(200);

    assertThat(isIn(second)).isFalse();
    assertThat(second.list("/openings")).isEmpty();
    assertThat(trail(second, "opening.ended").get(0).path("actor").asText()).contains("Colleague");
    assertThat(sites.third.list("/openings")).hasSize(1);
  }

  @Test
  void endsWithTheConnectionAndWithEitherSite() {
    admin.delete(second.path());
    assertThat(listed()).containsExactly(first.id(), sites.third.id());
    ObjectNode same = (ObjectNode) admin.get(connection).json();
    assertThat(admin.put(connection, same).status()).isEqualTo(200);

    admin.delete(connection);
    assertThat(sites.third.list("/openings")).isEmpty();
    assertThat(trail(sites.third, "opening.ended").get(0).path("target").asText())
        .contains("connection " + connectionId());

    JsonNode another =
        Company.created(admin.post(first.path() + "/connections", listing(sites.third)));
    assertThat(sites.third.list("/openings").get(0).path("id")).isEqualTo(another.path("id"));
    admin.delete(first.path());
    assertThat(sites.third.list("/openings")).isEmpty();
    assertThat(trail(sites.third, "opening.ended")).hasSize(2);
  }
}
