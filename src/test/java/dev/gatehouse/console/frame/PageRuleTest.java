package dev.gatehouse.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.operator.GrantRole;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.tenant.TenantId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRuleTest {
  private static final TenantId HERE = new TenantId(7);
  private static final TenantId ELSEWHERE = new TenantId(8);

  @ParameterizedTest
  @CsvSource({
    "/console/site/settings.xhtml, ADMIN, true",
    "/console/site/settings.xhtml, EDITOR, false",
    "/console/site/overview.xhtml, EDITOR, true",
    "/console/site/overview.xhtml, MEMBER, false",
    "/console/content/content.xhtml, EDITOR, true",
    "/console/operator/team.xhtml, OWNER, true",
    "/console/operator/team.xhtml, ADMIN, false",
    "/console/sso/providers.xhtml, ADMIN, true",
    "/console/log/events.csv, ADMIN, true",
    "/console/people/users.csv, ADMIN, true",
    "/console/people/users.csv, EDITOR, false",
    "/console/content/content.csv, EDITOR, true",
    "/console/log/events.csv, EDITOR, false"
  })
  void aRoleOpensWhatItIsForAtItsOwnSite(String path, GrantRole role, boolean opens) {
    PageRule rule = PageRule.of(path).orElseThrow();
    Rights rights = new Rights(false, Map.of(HERE, role));

    assertThat(rule.admits(rights, HERE)).isEqualTo(opens);
    assertThat(rule.admits(rights, ELSEWHERE)).isFalse();
    assertThat(rule.admits(Rights.PLATFORM, HERE)).isTrue();
    assertThat(rule.admits(Rights.NONE, HERE)).isFalse();
  }

  @Test
  void pageOfASiteNeedsASite() {
    PageRule rule = PageRule.of("/console/people/users.xhtml").orElseThrow();

    assertThat(rule.isOfSite()).isTrue();
    assertThat(rule.admits(Rights.PLATFORM, null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/operator/operators.xhtml",
        "/console/operator/tokens.csv",
        "/console/operator/no-such-page.xhtml",
        "/console/site/new.xhtml",
        "/console/sso/interest.xhtml"
      })
  void whatIsOfNoSiteIsForPlatformAdministrators(String path) {
    PageRule rule = PageRule.of(path).orElseThrow();

    assertThat(rule.admits(new Rights(false, Map.of(HERE, GrantRole.OWNER)), null)).isFalse();
    assertThat(rule.admits(Rights.PLATFORM, null)).isTrue();
  }

  @Test
  void everyOperatorSeesTheDashboardAndTheirAccount() {
    for (String path :
        new String[] {"/console/overview.xhtml", "/console/operator/account.xhtml"}) {
      assertThat(PageRule.of(path).orElseThrow().admits(Rights.NONE, null)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/console/nothing.xhtml", "/console/secret/x.xhtml", "/console/site"})
  void pageWithoutARuleIsClosed(String path) {
    assertThat(PageRule.of(path)).isEmpty();
  }
}
