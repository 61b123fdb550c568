package dev.gatehouse.administration.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookupsTest {
  private static final Reach EVERYWHERE = new Reach(true, Set.of());
  private static final Reach ZEBRA = new Reach(false, Set.of(2L));

  private final MemoryDatabase memory = new MemoryDatabase("lookups");
  private final Rows rows = new Rows(memory);
  private List<Lookup> lookups;

  @BeforeEach
  void fill() {
    SiteLookup sites = new SiteLookup();
    sites.entities = memory.entities();
    UserLookup users = new UserLookup();
    users.entities = memory.entities();
    PersonLookup people = new PersonLookup();
    people.entities = memory.entities();
    EventLookup events = new EventLookup();
    events.entities = memory.entities();
    SessionLookup sessions = new SessionLookup();
    sessions.entities = memory.entities();
    ConnectionLookup connections = new ConnectionLookup();
    connections.entities = memory.entities();
    KeyLookup keys = new KeyLookup();
    keys.entities = memory.entities();
    ArticleLookup articles = new ArticleLookup();
    articles.entities = memory.entities();
    lookups = List.of(sites, users, people, events, sessions, connections, keys, articles);
    memory.write(
        () -> {
          rows.tenant(1, "acme", "Acme Café");
          rows.tenant(2, "zebra", "Zebra");
          rows.sql("insert into custom_domain (tenant_id, domain) values (1, 'help.corp.example')");
          reader(7, 1, "chloe@acme.example", "Chloé Durand", "a7");
          reader(8, 2, "chloe@acme.example", null, "z8");
          rows.event(50, 1, "2030-01-01T10:00:01Z", "sso.x.rejected", "jwt_expired");
          rows.event(51, 2, "2030-01-01T10:00:02Z", "sso.x.rejected", "jwt_expired");
          rows.sql("update event set trace_id = '5eb4mkz9rmyj', email = 'sam@guest.example'");
          rows.connection(3, 1, true);
          rows.key(930, 1, 3, null);
          rows.sql("update signing_key set kid = 'spring' where id = 930");
          rows.sql(
              "insert into article (id, tenant_id, version, title, slug, body, tags, visitors,"
                  + " is_private, is_published, created_at, updated_at) values"
                  + " (60, 1, 1, 'Été à Paris', 'x', '', '', false, false, true, now(), now())");
        });
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private void reader(long id, long tenant, String email, String name, String externalId) {
    rows.sql(
        "insert into reader (id, tenant_id, version, email, name, external_id, role,"
            + " custom_fields, banned, created_at)"
            + " values (%d, %d, 1, '%s', %s, '%s', 'VIEWER', '{}', false, now())"
                .formatted(
                    id, tenant, email, name == null ? "null" : "'" + name + "'", externalId));
  }

  /** Each place of somebody, as the id of the site and of the event that leads to their page. */
  private List<String> places(String typed, Reach reach) {
    return memory.ask(
        () ->
            lookups.get(2).find(Sought.of(typed), reach, 9).stream()
                .map(found -> found.site() + " " + found.within())
                .toList());
  }

  @Test
  void personIsFoundWhereNoUserIsThem() {
    Reach both = new Reach(false, Set.of(1L, 2L));
    memory.write(
        () -> {
          rows.event(52, 1, "2030-01-01T10:00:03Z", "sso.x.rejected", "jwt_expired");
          rows.sql("update event set email = 'chloe@acme.example' where id = 52");
          rows.sql("update event set external_id = 'n1' where id = 50");
          rows.sql("update event set external_id = 'z8' where id in (51, 52)");
        });

    assertThat(places("sam@guest.example", both)).containsExactlyInAnyOrder("1 50", "2 51");
    assertThat(places("sam@guest.example", ZEBRA)).containsExactly("2 51");
    assertThat(places("sam@guest.example", EVERYWHERE)).contains("null null", "1 50", "2 51");
    // A user of that site, who is found as such.
    assertThat(places("chloe@acme.example", both)).isEmpty();
    assertThat(places("chloe@acme.example", EVERYWHERE)).containsExactly("null null");
    assertThat(places("n1", both)).containsExactly("1 50");
    assertThat(places("z8", EVERYWHERE)).containsExactly("1 52");
  }

  /** What is found, as the code of its kind and its id. */
  private List<String> found(String typed, Reach reach) {
    return memory.ask(
        () ->
            lookups.stream()
                .flatMap(lookup -> lookup.find(Sought.of(typed), reach, 9).stream())
                .map(found -> found.kind().code() + " " + found.id())
                .toList());
  }

  @Test
  void findsEachKindByEachOfItsNames() {
    assertThat(found("CAFE", EVERYWHERE)).containsExactly("site 1");
    assertThat(found("help.Corp", EVERYWHERE)).containsExactly("site 1");
    assertThat(found("zeb", EVERYWHERE)).containsExactly("site 2");
    assertThat(found("CHLOE d", EVERYWHERE)).containsExactly("user 7");
    assertThat(found("z8", EVERYWHERE)).contains("user 8");
    assertThat(found("Chloe@Acme.example", EVERYWHERE))
        .containsExactly("user 7", "user 8", "person chloe@acme.example");
    assertThat(found("sam@guest.example", EVERYWHERE)).containsOnly("person sam@guest.example");
    assertThat(found("5EB4-mkz9 RMYJ.", EVERYWHERE)).containsExactly("event 51", "event 50");
    assertThat(found("spring", EVERYWHERE)).containsExactly("key 930");
    assertThat(found("930", EVERYWHERE)).containsExactly("key 930");
    assertThat(found("ete a", EVERYWHERE)).containsExactly("article 60");
  }

  @Test
  void findsNothingBeyondTheReach() {
    assertThat(
            Stream.of("cafe", "help.corp", "durand", "a7", "spring", "930", "50", "60", "ete")
                .flatMap(typed -> found(typed, ZEBRA).stream()))
        .isEmpty();
    assertThat(found("chloe@acme.example", ZEBRA)).containsExactly("user 8");
    assertThat(found("5eb4mkz9rmyj", ZEBRA)).containsExactly("event 51");
  }

  @Test
  void wildcardsStandForThemselves() {
    assertThat(found("%", EVERYWHERE)).isEmpty();
    assertThat(found("__", EVERYWHERE)).isEmpty();
  }

  @Test
  void wholeTokensAreToldFromTexts() {
    assertThat(Sought.isToken(" eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln\n")).isTrue();
    assertThat(Sought.isToken("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.")).isTrue();
    assertThat(Sought.isToken("vera.lindqvist@contoso.example")).isFalse();
    assertThat(Sought.isToken("helpcenter.contoso-corporation.example")).isFalse();
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {
        "Bearer %s",
        "Authorization: Bearer %s",
        "https://x.example/sso/jwt?jwt=%s&to=/",
        "?next=%%2Fsso%%3Fjwt%%3D%s",
        "\"%s\"",
        "\u202a%s\n",
      })
  void tokensAreFoundWithinWhatIsPasted(String around) {
    String token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln";

    assertThat(Sought.isToken(around.formatted(token))).isTrue();
    assertThat(Sought.token(around.formatted(token))).contains(token);
  }

  @Test
  void tokensAreFoundThoughMailsBrokeThem() {
    assertThat(Sought.token("eyJhbGciOiJI\r\n UzI1NiJ9.eyJzdWIi OiIxIn0.c2\nln"))
        .contains("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln");
  }

  @Test
  void hostsAreNoTokens() {
    assertThat(Sought.isToken("eyeglasses-shop.contoso-corporation.example")).isFalse();
    assertThat(Sought.isToken("keyboard-shortcuts.contoso-corporation.example")).isFalse();
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {
        " CHLOE@Acme.example ",
        "mailto:chloe@acme.example",
        "mailto:chloe@acme.example?subject=Help",
        "Chloé Durand <chloe@acme.example>",
        "\u200echloe@acme.example\u202c",
        "chloe@acme.example\u0000",
      })
  void addressesAreReadAsTheyAreCopied(String typed) {
    assertThat(Sought.of(typed).email()).contains("chloe@acme.example");
    assertThat(found(typed, ZEBRA)).containsExactly("user 8");
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(strings = {"'", "\"<script>", "\\", "999999999999999999", "%_%"})
  void anythingCanBeTyped(String typed) {
    assertThat(found(typed, EVERYWHERE)).isEmpty();
  }

  @Test
  void whatCannotBeSeenIsNothing() {
    assertThat(Sought.of("\u202e\u0000 \t").isEmpty()).isTrue();
  }

  @Test
  void ofMuchTextTheBeginningIsLookedFor() {
    assertThat(Sought.of("x".repeat(1_000_000)).text()).hasSize(Sought.LONGEST);
    assertThat(Sought.isToken("ey".repeat(500_000))).isFalse();
    assertThat(Sought.isToken("eyJ".repeat(500_000))).isFalse();
    assertThat(Sought.isToken("eyJ" + ".a".repeat(500_000))).isFalse();
  }
}
