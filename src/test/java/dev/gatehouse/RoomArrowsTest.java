package dev.gatehouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** The arrows between the rooms within a room. Rooms without an arrow do not call each other. */
@AnalyzeClasses(packages = "dev.gatehouse", importOptions = DoNotIncludeTests.class)
class RoomArrowsTest {
  private static final String HOUSE = "dev.gatehouse.";

  /** Who may call whom; a star stands for every room within. */
  private static final List<Arrow> ARROWS =
      List.of(
          new Arrow("adminapi", "adminapi.*"),
          new Arrow("adminapi.*", "adminapi.call"),
          new Arrow("administration.*", "administration.change"),
          new Arrow("administration.*", "administration.list"),
          new Arrow("administration.alert", "administration.log"),
          new Arrow("administration.alert", "administration.scope"),
          new Arrow("administration.content.*", "administration.content"),
          new Arrow("administration.log", "administration.scope"),
          new Arrow("administration.operator", "administration.opening"),
          new Arrow("administration.operator", "administration.sso"),
          new Arrow("administration.site", "administration.alert"),
          new Arrow("administration.site", "administration.opening"),
          new Arrow("administration.sitefile", "administration.content"),
          new Arrow("administration.sitefile", "administration.opening"),
          new Arrow("administration.sitefile", "administration.people"),
          new Arrow("administration.sitefile", "administration.site"),
          new Arrow("administration.sitefile", "administration.sso"),
          new Arrow("administration.sso", "administration.opening"),
          new Arrow("administration.studio", "administration.sso"),
          new Arrow("administration.timeline", "administration.log"),
          new Arrow("console.*", "console"),
          new Arrow("console.*", "console.list"),
          new Arrow("console.find", "console.frame"),
          new Arrow("console.studio", "console.frame"),
          new Arrow("demo", "demo.app"),
          new Arrow("journal", "journal.filter"),
          new Arrow("journal.problem", "journal"),
          new Arrow("journal.problem", "journal.filter"),
          new Arrow("library", "library.file"),
          new Arrow("library", "library.markdown"),
          new Arrow("library.address", "library"),
          new Arrow("library.feedback", "library.version"),
          new Arrow("library.file", "library.file.picture"),
          new Arrow("library.search", "library"),
          new Arrow("library.search", "library.markdown"),
          new Arrow("library.version", "library"),
          new Arrow("library.views", "library"),
          new Arrow("operator", "operator.factor"),
          new Arrow("protocol", "protocol.header"),
          new Arrow("protocol", "protocol.mapping"),
          new Arrow("protocol.*", "protocol"),
          new Arrow("protocol.*", "protocol.header"),
          new Arrow("protocol.*", "protocol.kit"),
          new Arrow("protocol.diagnosis", "protocol.mapping"),
          new Arrow("session", "session.ended"),
          new Arrow("signin", "signin.*"),
          new Arrow("signin.*", "signin.cookie"),
          new Arrow("signin.*", "signin.request"),
          new Arrow("signin.console", "signin.team"),
          new Arrow("signin.login", "signin.loop"),
          new Arrow("signin.sister", "signin.loop"),
          new Arrow("signin.sister", "signin.swap"),
          new Arrow("signin.sister", "signin.write"),
          new Arrow("signin.swap", "signin.write"),
          new Arrow("signin.team", "signin.sister"),
          new Arrow("signin.token", "signin.loop"),
          new Arrow("signin.token", "signin.sister"),
          new Arrow("signin.token", "signin.swap"),
          new Arrow("signin.token", "signin.write"),
          new Arrow("signin.widget", "signin.token"),
          new Arrow("site", "site.crawl"),
          new Arrow("site", "site.look"),
          new Arrow("site.v1", "site.api"),
          new Arrow("storage", "storage.fault"),
          new Arrow("storage.feed", "storage"),
          new Arrow("storage.feed", "storage.fault"),
          new Arrow("storage.schema", "storage.fault"),
          new Arrow("tenant", "tenant.address"),
          new Arrow("tenant", "tenant.gate"),
          new Arrow("tenant", "tenant.rule"),
          new Arrow("tenant.key", "tenant"),
          new Arrow("tenant.link", "tenant"),
          new Arrow("tenant.logo", "tenant"),
          new Arrow("tenant.opening", "tenant"),
          new Arrow("token", "token.claims"),
          new Arrow("token", "token.json"),
          new Arrow("token", "token.replay"),
          new Arrow("token.jwk", "token"),
          new Arrow("token.jwk", "token.json"),
          new Arrow("token.platform", "token"),
          new Arrow("token.replay", "token.claims"));

  private record Arrow(String from, String to) {
    private boolean allows(String caller, String called) {
      return matches(from, caller) && matches(to, called);
    }

    private static boolean matches(String pattern, String room) {
      return pattern.endsWith(".*")
          ? room.startsWith(pattern.substring(0, pattern.length() - 1))
          : room.equals(pattern);
    }
  }

  @ArchTest
  static final ArchRule roomsWithinRoomsCallAlongArrows =
      classes()
          .should(
              new ArchCondition<JavaClass>("call other rooms within their room along the arrows") {
                @Override
                public void check(JavaClass caller, ConditionEvents events) {
                  for (Dependency dependency : caller.getDirectDependenciesFromSelf()) {
                    JavaClass called = dependency.getTargetClass();
                    if (called.getPackageName().startsWith(HOUSE)) {
                      events.add(
                          new SimpleConditionEvent(
                              caller,
                              isAllowed(room(caller), room(called)),
                              dependency.getDescription()));
                    }
                  }
                }
              });

  @ArchTest
  static void everyArrowIsUsed(JavaClasses all) {
    List<Arrow> unused =
        ARROWS.stream()
            .filter(arrow -> all.stream().noneMatch(caller -> uses(caller, arrow)))
            .toList();

    assertThat(unused).isEmpty();
  }

  private static boolean uses(JavaClass caller, Arrow arrow) {
    return caller.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .filter(called -> called.getPackageName().startsWith(HOUSE))
        .anyMatch(called -> arrow.allows(room(caller), room(called)));
  }

  private static boolean isAllowed(String caller, String called) {
    return caller.equals(called)
        || !top(caller).equals(top(called))
        || ARROWS.stream().anyMatch(arrow -> arrow.allows(caller, called));
  }

  private static String room(JavaClass type) {
    return type.getPackageName().substring(HOUSE.length());
  }

  private static String top(String room) {
    return room.split("\\.")[0];
  }
}
