package dev.gatehouse.tenant.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTest {
  private static final PathRules RULES =
      PathRules.of(
          Map.of(
              "default", Map.of("access", "public"),
              "rules",
                  List.of(
                      Map.of("path", "/internal/press/", "access", "public"),
                      Map.of("path", "/internal/", "access", "groups", "groups", List.of("staff")),
                      Map.of("path", "/team-*/plans", "access", "groups", "groups", List.of("a")),
                      Map.of("path", "/**/drafts/*.pdf", "access", "signedIn"),
                      Map.of("path", "/Über uns", "access", "signedIn"))));

  /** What decides, by rule; {@code none} for the default, nothing for a path that is none. */
  private static String deciding(String path) {
    return PathReadings.of(path)
        .map(RULES::deciding)
        .map(
            all ->
                all.stream()
                    .map(one -> one.path() == null ? "none" : one.path())
                    .sorted()
                    .collect(Collectors.joining(" ")))
        .orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "/, none",
    "/internal, /internal/",
    "/internal/, /internal/",
    "/internal/a/b.html, /internal/",
    "/internal/press/2026, /internal/press/",
    "/internals, none",
    "/team-x/plans, /team-*/plans",
    "/team-x/plans/q3, /team-*/plans",
    "/team-/plans, /team-*/plans",
    "/team-x/other, none",
    "/team-x/y/plans, none",
    "/drafts/a.pdf, /**/drafts/*.pdf",
    "/x/drafts/y/drafts/b.pdf, /**/drafts/*.pdf",
    "/x/drafts/a.png, none",
    "/%C3%9Cber%20uns, /Über uns"
  })
  void firstRuleThatCoversThePageDecides(String path, String rule) {
    assertThat(deciding(path)).isEqualTo(rule);
  }

  /** Each is the page behind the rule at some web server. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%69nternal/x",
        "/%2569nternal/x",
        "/internal%2Fx",
        "/internal%252Fx",
        "/INTERNAL/x",
        "/Internal",
        "//internal/x",
        "/./internal/x",
        "/a/../internal/x",
        "/a/%2e%2e/internal/x",
        "/a/%252e%252e/internal/x",
        "/a/..;/internal/x",
        "/;x/internal/x",
        "/internal;v=1/x",
        "/internal.html",
        "/internal.htm",
        "/internal/index.html",
        "/INTERNAL.HTML",
        "/internal./x",
        "/internal%20/x",
        "/internal/press/../x",
        "/internal/press/%2e%2e/x",
        "/internal/press%2f..%2fx",
        "/%EF%BD%89nternal/x"
      })
  void noWayOfWritingAPathLeadsAroundARule(String path) {
    Set<Access> all =
        PathReadings.of(path).map(RULES::deciding).orElse(Set.of()).stream()
            .map(PathRules.Deciding::access)
            .collect(Collectors.toSet());

    assertThat(all).anyMatch(access -> access.groups().contains("staff"));
    assertThat(all.stream().allMatch(access -> access.admits(Set.of()))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "internal",
        "/..",
        "/a/../../internal",
        "/%2e%2e/internal",
        "/a\\internal",
        "/%5cinternal",
        "/%255cinternal",
        "/a%00",
        "/a%0d%0aX",
        "/a%ff",
        "/%zz",
        "/%",
        "/a#b",
        "/a b",
        "/ä",
        "/%25252525252561"
      })
  void pathThatServersReadDifferentlyIsNone(String path) {
    assertThat(PathReadings.of(path)).isEqualTo(Optional.empty());
  }

  @Test
  void percentSignInANameIsOneReading() {
    assertThat(PathReadings.of("/100%25-sure").orElseThrow().exact()).containsExactly("/100%-sure");
  }

  @Test
  void longPathsTakeTimeInProportion() {
    PathRules rules =
        PathRules.of(
            Map.of(
                "rules",
                List.of(
                    Map.of("path", "/**/a/**/a/**/a/**/b", "access", "public"),
                    Map.of("path", "/*a*a*a*a*b", "access", "public"))));
    for (String path : List.of("/a".repeat(2_000), "/" + "a".repeat(4_000))) {
      assertThat(rules.deciding(PathReadings.of(path).orElseThrow()))
          .containsExactly(new PathRules.Deciding(null, Access.SIGNED_IN));
    }
  }

  @Test
  void rulesAreWrittenAsTheyAreRead() {
    assertThat(PathRules.of(RULES.object()).object()).isEqualTo(RULES.object());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "/a?b", "/a%20b", "/a//b", "/a/../b", "/a**", "/x/**y", "/a;b", "/."})
  void pathsOfRulesAreWrittenPlainly(String path) {
    Map<String, Object> rules = Map.of("rules", List.of(Map.of("path", path, "access", "public")));

    assertThat(new RulesObject(rules).errors()).isNotEmpty();
  }

  @Test
  void namesWhatIsWrongWithRules() {
    Map<String, Object> rules =
        Map.of(
            "default",
            Map.of("access", "everyone"),
            "rules",
            List.of(
                Map.of("path", "/a", "access", "groups"),
                Map.of("path", "/b", "access", "public", "groups", List.of("x")),
                Map.of("path", "/c", "access", "public", "method", "GET"),
                Map.of("path", "/c", "access", "public"),
                "/d"));

    assertThat(new RulesObject(rules).errors())
        .anyMatch(error -> error.startsWith("default must have an access"))
        .anyMatch(error -> error.startsWith("rule 1 must have 1 to 50 ids of groups"))
        .anyMatch(error -> error.startsWith("rule 2 has groups"))
        .anyMatch(error -> error.startsWith("rule 3 has an unknown member"))
        .anyMatch(error -> error.startsWith("rule 4 covers the same pages as an earlier one"))
        .anyMatch(error -> error.startsWith("rule 5 must be an object"));
  }

  private static PathRules open(String path) {
    return PathRules.of(
        Map.of(
            "default", Map.of("access", "groups", "groups", List.of("staff")),
            "rules", List.of(Map.of("path", path, "access", "public"))));
  }

  @ParameterizedTest
  @CsvSource({
    "/index.html, / /index.html /INDEX.HTM //, /internal /internal/ /x.pdf /index.html/x",
    "/docs/index.html, /docs /docs/ /docs.html, / /docs/x /docs/x/ /docs/index.html/x /docsx",
    "/404.html, /404.html /404 /404/, /404/x /404.html/x",
    "/team-*/plan.html, /team-a/plan /team-a/plan.html, /team-a/plan/x /team-a /team-a/b/plan",
    "/**/plan.html, /plan /a/plan /a/plan/b/plan.html, /plan/b /a/plan/b / /a"
  })
  void pathThatEndsInHtmlIsOnePageAlone(String path, String pages, String others) {
    PathRules rules = open(path);
    for (String page : pages.split(" ")) {
      assertThat(isPublic(rules, page)).as(page).isTrue();
    }
    for (String other : others.split(" ")) {
      assertThat(isPublic(rules, other)).as(other).isFalse();
    }
  }

  private static boolean isPublic(PathRules rules, String path) {
    return rules.deciding(PathReadings.of(path).orElseThrow()).stream()
        .allMatch(one -> one.access().isPublic());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/*.html", "/docs/*.htm", "/**/index.html", "/a-*/index.html", "/a/*b*.html"})
  void pagesAreNotNamedByTheirEnding(String path) {
    assertThat(new RulesObject(open(path).object()).errors())
        .anyMatch(error -> error.startsWith("rule 1 has a star in the name of a page"));
  }

  @ParameterizedTest
  @CsvSource({
    "/docs, /docs/, true",
    "/docs.html, /docs/index.html, true",
    "/docs.htm, /docs.HTML, true",
    "/docs, /docs.html, false",
    "/, /index.html, false"
  })
  void rulesForTheSamePagesAreRecognized(String one, String other, boolean same) {
    Map<String, Object> rules =
        Map.of(
            "rules",
            List.of(
                Map.of("path", one, "access", "public"),
                Map.of("path", other, "access", "signedIn")));

    assertThat(new RulesObject(rules).errors()).hasSize(same ? 1 : 0);
  }

  /** Such as one that a later build has made. */
  @Test
  void ruleThatCannotBeReadOpensNothing() {
    PathRules rules =
        PathRules.of(
            Map.of(
                "default",
                Map.of("access", "public"),
                "rules",
                List.of(
                    Map.of("path", "/open/", "access", "public"),
                    Map.of("path", "~internal", "access", "signedIn"),
                    Map.of("path", "/a/", "access", "public"))));

    assertThat(isPublic(rules, "/open/x")).isTrue();
    assertThat(isPublic(rules, "/a/x")).isFalse();
    assertThat(isPublic(rules, "/x")).isFalse();
  }
}
