package dev.gatehouse.console.frame;

import dev.gatehouse.operator.Right;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.signin.console.ConsoleDoor;
import dev.gatehouse.tenant.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who may open a page. The rule with the longest matching path prefix applies; without a rule, no
 * one may open the page.
 *
 * @param path of one page, or of all pages in a folder
 * @param atSite the required right at the site in the page's address, or {@code null} if the page
 *     belongs to no site
 * @param withoutSite who may open the page if its address names no site
 */
record PageRule(String path, Right atSite, Reach withoutSite) {
  /** Who may open a page whose address names no site. */
  enum Reach {
    NOBODY("to a page without its site"),
    /** Every operator. */
    OPERATOR("operator"),
    /** Every operator who edits at least one site. */
    SOME_SITE("EDIT at any site"),
    /** Every operator who configures at least one site. */
    CONFIGURED_SITE("CONFIGURE at any site"),
    PLATFORM("platform administrator");

    private final String right;

    Reach(String right) {
      this.right = right;
    }
  }

  private static final List<PageRule> ALL =
      List.of(
          new PageRule("/console/overview.xhtml", null, Reach.OPERATOR),
          new PageRule("/console/login.xhtml", null, Reach.OPERATOR),
          new PageRule(ConsoleDoor.ERROR, null, Reach.OPERATOR),
          new PageRule("/console/help/", null, Reach.OPERATOR),
          new PageRule("/console/find/", null, Reach.OPERATOR),
          new PageRule("/console/operator/", null, Reach.PLATFORM),
          new PageRule("/console/operator/account.xhtml", null, Reach.OPERATOR),
          new PageRule(ConsoleDoor.SET_UP, null, Reach.OPERATOR),
          new PageRule("/console/operator/team.xhtml", Right.OWN, Reach.NOBODY),
          new PageRule("/console/audit/", Right.CONFIGURE, Reach.CONFIGURED_SITE),
          new PageRule("/console/audit/recording.xhtml", null, Reach.PLATFORM),
          new PageRule("/console/sso/", Right.CONFIGURE, Reach.NOBODY),
          new PageRule("/console/sso/interest.xhtml", null, Reach.PLATFORM),
          new PageRule("/console/site/", Right.CONFIGURE, Reach.NOBODY),
          new PageRule("/console/site/sites.xhtml", null, Reach.SOME_SITE),
          new PageRule("/console/site/new.xhtml", null, Reach.PLATFORM),
          new PageRule("/console/site/overview.xhtml", Right.EDIT, Reach.NOBODY),
          new PageRule("/console/site/break-glass.xhtml", Right.BREAK_GLASS, Reach.NOBODY),
          new PageRule("/console/studio/", Right.CONFIGURE, Reach.NOBODY),
          new PageRule("/console/log/", Right.CONFIGURE, Reach.PLATFORM),
          new PageRule("/console/problem/problem.xhtml", Right.CONFIGURE, Reach.NOBODY),
          new PageRule("/console/problem/problems.xhtml", Right.CONFIGURE, Reach.CONFIGURED_SITE),
          new PageRule("/console/alert/", Right.CONFIGURE, Reach.PLATFORM),
          new PageRule("/console/people/", Right.CONFIGURE, Reach.NOBODY),
          new PageRule("/console/content/", Right.EDIT, Reach.NOBODY),
          new PageRule("/console/insight/", Right.EDIT, Reach.NOBODY));

  /** The rule of a page, which also is that of the file of its list. */
  static Optional<PageRule> of(String path) {
    String page = path.replaceFirst("\\.csv$", ".xhtml");
    return ALL.stream()
        .filter(rule -> page.startsWith(rule.path))
        .max(Comparator.comparingInt(rule -> rule.path.length()));
  }

  /** Whether pages of this rule belong to the site in their address. */
  boolean isOfSite() {
    return atSite != null;
  }

  /** What it takes to open the page, for this site if not null, in words. */
  String right(TenantId site) {
    return isOfSite() && site != null ? atSite + " at site " + site : withoutSite.right;
  }

  /** Whether an operator with these rights may open the page, for this site if not null. */
  boolean admits(Rights rights, TenantId site) {
    if (isOfSite() && site != null) {
      return rights.may(atSite, site);
    }
    return switch (withoutSite) {
      case NOBODY -> false;
      case OPERATOR -> true;
      case SOME_SITE -> rights.anywhere(Right.EDIT);
      case CONFIGURED_SITE -> rights.anywhere(Right.CONFIGURE);
      case PLATFORM -> rights.platformAdmin();
    };
  }
}
