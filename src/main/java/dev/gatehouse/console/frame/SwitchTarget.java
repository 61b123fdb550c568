package dev.gatehouse.console.frame;

import dev.gatehouse.console.SiteInView;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.tenant.Tenant;

/** Where the site switcher leads. */
public final class SwitchTarget {
  private SwitchTarget() {}

  /** The same page of another site, if the operator may open it there, else its overview. */
  public static String of(String page, Rights rights, Tenant there) {
    boolean listed =
        NavigationBacking.SITE.stream()
            .anyMatch(item -> item.of().suits(there) && item.path().equals(page));
    boolean opens =
        listed
            && PageRule.of(page)
                .filter(rule -> rule.isOfSite() && rule.admits(rights, there.tenantId()))
                .isPresent();
    return (opens ? page : "/console/site/overview.xhtml")
        + "?"
        + SiteInView.PARAMETER
        + "="
        + there.tenantId().value();
  }
}
