package dev.gatehouse.protocol.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimMappingTest {
  private static final String CLAIMS =
      """
      {"email": "vera@acme.example", "department": "Sales", "level": 7, "staff": true,
       "locale": "de_AT", "groups": ["8f14e45f-ceea-467f-9575-5ab9b2b2b2b2", "hc-engineering",
       "hc-design"], "address": {"country": "AT"}, "a/b": {"m~n": "odd"}}
      """;

  private static final Identity VERA =
      new Identity(
          "7", "vera@acme.example", "Vera", null, null, null, null, Set.of("own"), Map.of());

  private static Claims claims(String json) throws MalformedJson {
    return new Claims(StrictJson.parse(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static ConnectionSettings settings(String rules) throws MalformedJson {
    return settings(rules, "{}");
  }

  private static ConnectionSettings settings(String rules, String unmapped) throws MalformedJson {
    ConnectionSettings settings = new ConnectionSettings();
    String json = "{\"rules\": " + rules + ", \"unmapped\": " + unmapped + "}";
    settings.setMapping(StrictJson.parse(json.getBytes(StandardCharsets.UTF_8)));
    settings.setRoleCeiling(Role.EDITOR);
    return settings;
  }

  private static Mapped mapped(String rules) throws MalformedJson {
    return ClaimMapping.of(settings(rules)).apply(VERA, claims(CLAIMS));
  }

  private static Map<String, String> objections(ConnectionSettings settings) {
    Map<String, String> found = new LinkedHashMap<>();
    ClaimMapping.read(settings, found::put);
    return found;
  }

  private static boolean holds(String condition) throws MalformedJson {
    return mapped("[{\"name\": \"x\", \"when\": [" + condition + "], \"stop\": true}]")
        .steps()
        .get(0)
        .matched();
  }

  @Test
  void comparesClaimsByPointer() throws MalformedJson {

    for (String held :
        List.of(
            "/department equals Sales",
            "/level equals 7",
            "/staff equals true",
            "/department contains ale",
            "/groups contains hc-design",
            "/groups/1 equals hc-engineering",
            "/groups matches hc-.*",
            "/department matches S[a-z]+",
            "/address/country equals AT",
            "/a~1b/m~0n equals odd",
            "/groups exists")) {
      assertThat(holds(condition(held))).as(held).isTrue();
    }
    for (String not :
        List.of(
            "/department equals sales",
            "/department matches Sal",
            "/groups equals hc-design",
            "/groups contains hc-",
            "/groups/01 equals hc-engineering",
            "/groups/3 exists",
            "/groups/- exists",
            "/address contains AT",
            "/absent exists",
            "/department/x exists",
            "/staff contains true")) {
      assertThat(holds(condition(not))).as(not).isFalse();
    }
  }

  private static String condition(String words) {
    String[] parts = words.split(" ", 3);
    String value = parts.length == 3 ? ", \"value\": \"" + parts[2] + "\"" : "";
    return "{\"pointer\": \"" + parts[0] + "\", \"test\": \"" + parts[1] + "\"" + value + "}";
  }

  @Test
  void rulesAddGroupsAndLaterOnesReplaceWhatEarlierOnesSet() throws MalformedJson {
    Mapped mapped =
        mapped(
            """
            [{"name": "Sales", "when": [{"pointer": "/department", "test": "equals", "value": "Sales"}],
              "groups": ["sales"], "role": "admin", "lang": "en", "fields": {"team": "S"}},
             {"name": "Teams", "groupsFrom": {"pointer": "/groups", "pattern": "hc-(.*)",
              "replacement": "$1"}, "langFrom": "/locale",
              "fieldsFrom": {"level": "/level", "team": "/department", "none": "/absent"}},
             {"name": "No", "when": [{"pointer": "/absent", "test": "exists"}], "role": "viewer"}]
            """);

    Identity identity = mapped.identity();
    assertThat(identity.groups())
        .containsExactlyInAnyOrder("own", "sales", "engineering", "design");
    assertThat(mapped.addedGroups()).containsExactly("design", "engineering", "sales");
    assertThat(identity.role()).isEqualTo(Role.EDITOR);
    assertThat(identity.lang()).isEqualTo("de-AT");
    assertThat(identity.customFields()).containsEntry("team", "Sales").doesNotContainKey("none");
    assertThat(identity.customFields().get("level")).hasToString("7");
    assertThat(mapped.told())
        .isEqualTo(
            "Mapping: Sales → groups sales; role editor (the ceiling of the connection); language"
                + " en; field team \"S\" | Teams → 2 groups from /groups; language from /locale;"
                + " field level from /level; field team from /department; no field none from"
                + " /absent.");
  }

  @Test
  void tellsValuesOfClaimsOnlyWhereTheConnectionSaysSo() throws MalformedJson {
    ConnectionSettings settings =
        settings(
            "[{\"name\": \"t\", \"groupsFrom\": {\"pointer\": \"/groups\"},"
                + " \"langFrom\": \"/locale\", \"fieldsFrom\": {\"d\": \"/department\"}}]");
    Claims claims = claims(CLAIMS);

    assertThat(ClaimMapping.of(settings).apply(VERA, claims).told())
        .doesNotContain("design", "de-AT", "Sales");
    Map<String, Object> telling = new LinkedHashMap<>(settings.getMapping());
    telling.put("claimValues", true);
    settings.setMapping(telling);
    assertThat(ClaimMapping.of(settings).apply(VERA, claims).told())
        .contains("hc-design", "de-AT", "\"Sales\"");
  }

  @Test
  void stoppingRuleEndsTheMapping() throws MalformedJson {
    Mapped mapped =
        mapped(
            """
            [{"name": "first", "groups": ["a"], "stop": true}, {"name": "second", "groups": ["b"]}]
            """);

    assertThat(mapped.addedGroups()).containsExactly("a");
    assertThat(mapped.steps().get(1).reached()).isFalse();
    assertThat(mapped.steps().get(1).told(Map.of())).contains("stopped");
  }

  @Test
  void defaultCountsForThoseWhomNoRuleMatches() throws MalformedJson {
    String rules =
        "[{\"name\": \"x\", \"when\": [" + condition("/no exists") + "], \"stop\": true}]";
    Mapped mapped =
        ClaimMapping.of(settings(rules, "{\"groups\": [\"guests\"], \"role\": \"viewer\"}"))
            .apply(VERA, claims(CLAIMS));

    assertThat(mapped.identity().role()).isEqualTo(Role.VIEWER);
    assertThat(mapped.addedGroups()).containsExactly("guests");
    assertThat(mapped.told()).isEqualTo("Mapping: no rule matched: groups guests; role viewer.");

    ClaimMapping refusing = ClaimMapping.of(settings(rules, "{\"refuse\": true}"));
    assertThatThrownBy(() -> refusing.apply(VERA, claims(CLAIMS)).requireAdmitted())
        .isInstanceOfSatisfying(
            Rejected.class, why -> assertThat(why.reason()).isEqualTo(Rejection.NO_RULE_MATCHED));
  }

  @Test
  void withoutRulesTheIdentityIsTheVeryOneOfTheToken() throws MalformedJson {
    Mapped mapped = ClaimMapping.of(new ConnectionSettings()).apply(VERA, claims(CLAIMS));

    assertThat(mapped.identity()).isSameAs(VERA);
    assertThat(mapped.told()).isEmpty();
  }

  @Test
  void mappingThatThisVersionCannotReadAdmitsNobody() throws MalformedJson {
    Mapped mapped = mapped("[{\"name\": \"x\", \"role\": \"viewer\", \"newer\": 1}]");

    assertThatThrownBy(mapped::requireAdmitted).isInstanceOf(Rejected.class);
  }

  @Test
  void objectsToEverythingAtOnce() throws MalformedJson {
    ConnectionSettings settings =
        settings(
            """
            [{"name": "", "role": "viewer"},
             {"name": "a", "when": [{"pointer": "groups", "test": "equals", "value": "x"},
              {"pointer": "/g", "test": "like", "value": "x"},
              {"pointer": "/g", "test": "equals"},
              {"pointer": "/g", "test": "exists", "value": "x"},
              {"pointer": "/g~2", "test": "matches", "value": "(a"},
              {"pointer": "/g", "test": "matches", "value": "((a{100}){100}){100}"},
              {"pointer": "/g", "test": "matches", "value": "(?=a)"}], "role": "viewer"},
             {"name": "b"},
             {"name": "c", "groups": ["a b"], "role": "owner", "lang": "d", "langFrom": "/l",
              "groupsFrom": {"pointer": "/g", "replacement": "$1"}, "fields": {"f": 1}, "x": 2},
             {"name": "d", "groupsFrom": {"pointer": "/g", "pattern": "(a)", "replacement": "$2"}}]
            """,
            "{\"refuse\": true, \"role\": \"viewer\"}");

    assertThat(objections(settings).keySet())
        .containsExactlyInAnyOrder(
            "mapping.rules[0].name",
            "mapping.rules[1].when[0].pointer",
            "mapping.rules[1].when[1].test",
            "mapping.rules[1].when[2].value",
            "mapping.rules[1].when[3].value",
            "mapping.rules[1].when[4].pointer",
            "mapping.rules[1].when[4].value",
            "mapping.rules[1].when[5].value",
            "mapping.rules[1].when[6].value",
            "mapping.rules[2]",
            "mapping.rules[3].groups",
            "mapping.rules[3].role",
            "mapping.rules[3].lang",
            "mapping.rules[3].langFrom",
            "mapping.rules[3].groupsFrom.replacement",
            "mapping.rules[3].fields.f",
            "mapping.rules[3].x",
            "mapping.rules[4].groupsFrom.replacement",
            "mapping.unmapped.refuse");
  }

  @Test
  void limitsTheNumberOfRulesAndTheWorkOfTheirExpressions() throws MalformedJson {
    ConnectionSettings settings = new ConnectionSettings();
    Map<String, Object> rule = Map.of("name", "r", "role", "viewer");
    settings.setMapping(Map.of("rules", Collections.nCopies(101, rule)));
    assertThat(objections(settings)).containsEntry("mapping.rules", "must be at most 100 entries");

    Map<String, Object> wide = Map.of("pointer", "/g", "test", "matches", "value", "[a-z]{900}");
    Map<String, Object> heavy = Map.of("name", "r", "role", "viewer", "when", List.of(wide));
    settings.setMapping(Map.of("rules", Collections.nCopies(10, heavy)));
    assertThat(objections(settings).get("mapping.rules")).contains("regular expressions");
  }

  @Test
  void saysOfEachRuleWhyItDoesNotMatchAndQuotesNoClaim() throws MalformedJson {
    Mapped mapped =
        mapped(
            "[{\"name\": \"1\", \"when\": ["
                + condition("/department equals Secret")
                + "], \"stop\": true}, {\"name\": \"2\", \"when\": ["
                + condition("/nothing exists")
                + "], \"stop\": true}, {\"name\": \"3\", \"when\": ["
                + condition("/groups equals a")
                + "], \"stop\": true}]");
    Map<String, Object> claims = claims(CLAIMS).asMap();

    assertThat(mapped.steps().stream().map(step -> step.told(claims)))
        .containsExactly(
            "/department does not equal \"Secret\"",
            "/nothing is absent",
            "/groups is an array of texts, which equals does not compare");
  }

  @Test
  void shapeHoldsNamesAndTypesAndNoValues() throws MalformedJson {
    ClaimShape shape = ClaimShape.of(claims(CLAIMS).asMap());

    assertThat(shape.toString())
        .contains("TEXTS /groups", "TEXT /address/country", "FLAG /staff", "TEXT /a~1b/m~0n")
        .doesNotContain("Sales", "vera", "hc-");
    assertThat(ClaimShape.parse(shape.toString())).isEqualTo(shape);
  }

  @Test
  void rulesAreTriedAgainstShapes() throws MalformedJson {
    ClaimMapping mapping =
        ClaimMapping.of(
            settings(
                "[{\"name\": \"1\", \"when\": ["
                    + condition("/department equals Other")
                    + "], \"stop\": true}, {\"name\": \"2\", \"when\": ["
                    + condition("/groups equals a")
                    + "], \"stop\": true}, {\"name\": \"3\", \"when\": ["
                    + condition("/absent exists")
                    + "], \"stop\": true}, {\"name\": \"4\", \"when\": ["
                    + condition("/groups/9 exists")
                    + "], \"stop\": true}]"));
    ClaimShape shape = ClaimShape.of(claims(CLAIMS).asMap());

    assertThat(mapping.against(shape).stream().map(why -> why.orElse("may match")))
        .containsExactly(
            "may match",
            "/groups is an array of texts, which equals does not compare",
            "/absent is absent",
            "may match");
  }

  @Test
  void readsAsALineForPeople() throws MalformedJson {
    assertThat(
            ClaimMapping.of(
                    settings(
                        "[{\"name\": \"Sales\", \"when\": ["
                            + condition("/department equals Sales")
                            + ","
                            + condition("/groups matches hc-.*")
                            + "], \"groups\": [\"s\"], \"role\": \"editor\", \"stop\": true}]"))
                .lines())
        .containsExactly(
            "Sales: /department equals \"Sales\" and /groups matches /hc-.*/ → groups s; role"
                + " editor; stop");
  }

  @Test
  void putsBoundedTextsToExpressions() throws MalformedJson {
    String rules =
        """
        [{"name": "Text", "when": [{"pointer": "/x", "test": "matches", "value": "a+"}],
          "stop": true},
         {"name": "Part", "when": [{"pointer": "/x", "test": "contains", "value": "a"}],
          "groupsFrom": {"pointer": "/x", "pattern": "(a)a*", "replacement": "$1"}}]
        """;
    ClaimMapping mapping = ClaimMapping.of(settings(rules));
    String longest = "a".repeat(1000);

    Mapped short1000 = mapping.apply(VERA, claims("{\"x\": \"" + longest + "\"}"));
    Mapped long1001 = mapping.apply(VERA, claims("{\"x\": \"" + longest + "a\"}"));
    String many = ("\"" + "b".repeat(100) + "\", ").repeat(81);

    assertThat(short1000.steps().get(0).matched()).isTrue();
    assertThat(long1001.steps())
        .extracting(step -> step.told(Map.of("x", longest + "a")))
        .containsExactly("/x is too long a text for matches", "/x is too long a text for contains");
    assertThat(mapping.apply(VERA, claims("{\"x\": [" + many + "\"a\"]}")).steps().get(0).matched())
        .isTrue();
    assertThat(
            mapping
                .apply(VERA, claims("{\"x\": [" + many + "\"bbbbbbbbbb\", \"a\"]}"))
                .steps()
                .get(0)
                .matched())
        .as("beyond 8192 characters")
        .isFalse();
  }

  @Test
  void endsRolesWithTheClaimThatGaveThem() throws MalformedJson {
    String support =
        """
        {"name": "Support", "when": [{"pointer": "/team", "test": "equals", "value": "support"}],
         "role": "editor"}
        """;
    String all = "{\"name\": \"All\", \"groups\": [\"staff\"]}";
    String both = "[" + support + ", " + all + "]";
    Claims gone = claims("{\"team\": \"sales\"}");
    Identity editor =
        new Identity("7", "v@a.example", "V", Role.EDITOR, null, null, null, Set.of(), Map.of());

    assertThat(ClaimMapping.of(settings(both)).apply(VERA, gone).identity().role())
        .isEqualTo(Role.VIEWER);
    assertThat(ClaimMapping.of(settings("[" + support + "]")).apply(VERA, gone).identity().role())
        .isEqualTo(Role.VIEWER);
    assertThat(ClaimMapping.of(settings(both)).apply(editor, gone).identity().role())
        .as("the token's own role")
        .isEqualTo(Role.EDITOR);
    assertThat(ClaimMapping.of(settings("[" + all + "]")).apply(VERA, gone).identity().role())
        .as("a mapping that is silent about roles")
        .isNull();
  }
}
