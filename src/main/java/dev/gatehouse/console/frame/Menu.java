package dev.gatehouse.console.frame;

import java.util.List;

/** All pages of the navigation, which shows those that the operator may open. */
final class Menu {
  /** A page in the navigation: its path, its label's key and a PrimeIcons icon. */
  record Item(String path, String key, String icon) {}

  static final List<Item> PLATFORM =
      List.of(
          new Item("/console/overview.xhtml", "nav.dashboard", "pi-home"),
          new Item("/console/site/sites.xhtml", "nav.sites", "pi-building"),
          new Item("/console/log/events.xhtml", "nav.log", "pi-list"),
          new Item("/console/operator/operators.xhtml", "nav.operators", "pi-id-card"),
          new Item("/console/operator/tokens.xhtml", "nav.tokens", "pi-code"),
          new Item("/console/audit/trail.xhtml", "nav.audit", "pi-history"),
          new Item("/console/sso/interest.xhtml", "nav.interest", "pi-bell"));

  static final List<Item> SITE =
      List.of(
          new Item("/console/site/overview.xhtml", "nav.site.overview", "pi-chart-bar"),
          new Item("/console/site/settings.xhtml", "nav.site.settings", "pi-cog"),
          new Item("/console/site/secret-links.xhtml", "nav.site.links", "pi-link"),
          new Item("/console/sso/providers.xhtml", "nav.site.sso", "pi-shield"),
          new Item("/console/studio/studio.xhtml", "nav.site.studio", "pi-wrench"),
          new Item("/console/log/events.xhtml", "nav.site.log", "pi-list"),
          new Item("/console/audit/trail.xhtml", "nav.site.audit", "pi-history"),
          new Item("/console/people/users.xhtml", "nav.site.users", "pi-users"),
          new Item("/console/people/groups.xhtml", "nav.site.groups", "pi-sitemap"),
          new Item("/console/people/sessions.xhtml", "nav.site.sessions", "pi-desktop"),
          new Item("/console/content/content.xhtml", "nav.site.content", "pi-book"),
          new Item("/console/operator/team.xhtml", "nav.site.team", "pi-user-edit"));

  private Menu() {}
}
