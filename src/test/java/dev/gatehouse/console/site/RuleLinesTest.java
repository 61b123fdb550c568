package dev.gatehouse.console.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.tenant.gate.Access;
import dev.gatehouse.tenant.gate.PathRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleLinesTest {
  /** What the page shows and takes back without a change is what was stored. */
  @ParameterizedTest
  @EnumSource(Access.Kind.class)
  void savingWithoutAChangeChangesNothing(Access.Kind others) {
    Map<String, Object> ofOthers =
        others == Access.Kind.GROUPS
            ? Map.of("access", others.text(), "groups", List.of("hr", "staff"))
            : Map.of("access", others.text());
    PathRules stored =
        PathRules.of(
            Map.of(
                "default",
                ofOthers,
                "rules",
                List.of(
                    Map.of("path", "/index.html", "access", "public"),
                    Map.of("path", "/a/", "access", "groups", "groups", List.of("b", "c")))));

    Map<String, Object> typed =
        RuleLines.object(
            RuleLines.text(stored),
            stored.others().kind().text(),
            String.join(", ", stored.others().groups()));

    assertThat(PathRules.of(typed).object()).isEqualTo(stored.object());
  }
}
