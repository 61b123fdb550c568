package dev.gatehouse.console.frame;

import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.signin.console.ConsoleDoor;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The navigation: links to the pages that the operator may open. */
@Named("navigation")
@RequestScoped
public class NavigationBacking {
  /** A page in the navigation: its path, its label's key and a PrimeIcons icon. */
  record Item(String path, String key, String icon, Of of) {
    Item(String path, String key, String icon) {
      this(path, key, icon, Of.ANY);
    }
  }

  /** The kind of site that a page is for. At the other kind it has nothing to show. */
  enum Of {
    ANY,
    HELP_CENTER,
    GATE;

    boolean suits(Tenant tenant) {
      return this == ANY || (this == GATE) == tenant.getSettings().getGating().isGate();
    }
  }

  private static final String PLATFORM_SETTINGS = "/console/operator/platform.xhtml";

  static final List<Item> PLATFORM =
      List.of(
          new Item("/console/overview.xhtml", "nav.dashboard", "pi-home"),
          new Item("/console/site/sites.xhtml", "nav.sites", "pi-building"),
          new Item("/console/log/events.xhtml", "nav.log", "pi-list"),
          new Item("/console/problem/problems.xhtml", "nav.problems", "pi-ban"),
          new Item("/console/alert/alerts.xhtml", "nav.alerts", "pi-megaphone"),
          new Item("/console/operator/operators.xhtml", "nav.operators", "pi-id-card"),
          new Item("/console/operator/tokens.xhtml", "nav.tokens", "pi-code"),
          new Item(PLATFORM_SETTINGS, "nav.settings", "pi-cog"),
          new Item("/console/audit/trail.xhtml", "nav.audit", "pi-history"));

  /** Pages of the platform that its settings lead to. */
  private static final Set<String> OF_PLATFORM_SETTINGS = Set.of("/console/sso/interest.xhtml");

  static final List<Item> SITE =
      List.of(
          new Item("/console/site/overview.xhtml", "nav.site.overview", "pi-chart-bar"),
          new Item("/console/site/settings.xhtml", "nav.site.settings", "pi-cog"),
          new Item("/console/site/file.xhtml", "nav.site.file", "pi-file-export"),
          new Item("/console/site/secret-links.xhtml", "nav.site.links", "pi-link"),
          new Item("/console/site/openings.xhtml", "nav.site.openings", "pi-share-alt"),
          new Item("/console/site/gate.xhtml", "nav.site.gate", "pi-directions", Of.GATE),
          new Item("/console/sso/providers.xhtml", "nav.site.sso", "pi-shield"),
          new Item("/console/studio/studio.xhtml", "nav.site.studio", "pi-wrench"),
          new Item("/console/log/events.xhtml", "nav.site.log", "pi-list"),
          new Item("/console/problem/problems.xhtml", "nav.site.problems", "pi-ban"),
          new Item("/console/audit/trail.xhtml", "nav.site.audit", "pi-history"),
          new Item("/console/alert/alerts.xhtml", "nav.site.alerts", "pi-megaphone"),
          new Item("/console/people/users.xhtml", "nav.site.users", "pi-users"),
          new Item("/console/people/groups.xhtml", "nav.site.groups", "pi-sitemap"),
          new Item("/console/people/sessions.xhtml", "nav.site.sessions", "pi-desktop"),
          new Item("/console/content/content.xhtml", "nav.site.content", "pi-book", Of.HELP_CENTER),
          new Item(
              "/console/insight/searches.xhtml",
              "nav.site.insight",
              "pi-lightbulb",
              Of.HELP_CENTER),
          new Item("/console/site/break-glass.xhtml", "nav.site.glass", "pi-exclamation-triangle"),
          new Item("/console/operator/team.xhtml", "nav.site.team", "pi-user-edit"));

  /** Pages that belong to no item of the navigation. */
  private static final Set<String> OF_NO_ITEM =
      Set.of("/console/operator/account.xhtml", ConsoleDoor.SET_UP, ConsoleDoor.ERROR);

  @Inject CurrentOperator current;
  @Inject SiteInView site;
  @Inject ConsoleTexts texts;

  private final List<Section> sections = new ArrayList<>();

  /** A group of links under a heading. */
  public record Section(String label, List<Link> entries) {}

  /**
   * A link in the navigation.
   *
   * @param detail the icon
   */
  public record Link(String label, String href, String detail, boolean current) {}

  @PostConstruct
  void build() {
    Rights rights = current.account().rights();
    add(texts.get("nav.platform"), PLATFORM, rights, null);
    if (site.isPresent()) {
      add(site.getName(), suiting(site.tenant()).toList(), rights, site.id());
    }
  }

  private static Stream<Item> suiting(Tenant tenant) {
    return SITE.stream().filter(item -> item.of().suits(tenant));
  }

  private void add(String label, List<Item> items, Rights rights, TenantId at) {
    List<Item> open = items.stream().filter(i -> mayOpen(i.path(), rights, at)).toList();
    String here = here(open, at);
    if (!open.isEmpty()) {
      sections.add(
          new Section(
              label,
              open.stream()
                  .map(
                      i ->
                          new Link(
                              texts.get(i.key()),
                              address(i.path(), at),
                              i.icon(),
                              i.path().equals(here)))
                  .toList()));
    }
  }

  private static boolean mayOpen(String path, Rights rights, TenantId at) {
    return PageRule.of(path)
        .filter(rule -> at == null || rule.isOfSite())
        .filter(rule -> rule.admits(rights, at))
        .isPresent();
  }

  /** The current item: that of this page or, if it has none, the first of its folder. */
  private String here(List<Item> open, TenantId at) {
    String page = FacesContext.getCurrentInstance().getViewRoot().getViewId();
    String folder = page.substring(0, page.lastIndexOf('/') + 1);
    List<String> paths = open.stream().map(Item::path).toList();
    if ((at == null) == site.isPresent() || OF_NO_ITEM.contains(page)) {
      return "";
    }
    if (OF_PLATFORM_SETTINGS.contains(page)) {
      return PLATFORM_SETTINGS;
    }
    return paths.contains(page)
        ? page
        : paths.stream().filter(p -> p.startsWith(folder)).findFirst().orElse("");
  }

  private static String address(String path, TenantId at) {
    return at == null
        ? path.replace("/console/overview.xhtml", "/console/")
        : path + "?" + SiteInView.PARAMETER + "=" + at.value();
  }

  public List<Section> getSections() {
    return sections;
  }

  /** The site's other pages. */
  public List<Link> getShortcuts() {
    return sections.get(sections.size() - 1).entries().stream()
        .filter(entry -> !entry.current())
        .toList();
  }

  /** The page in view, whose like the switcher opens at another site. */
  public String getPage() {
    return FacesContext.getCurrentInstance().getViewRoot().getViewId();
  }

  public String getSwitcherLabel() {
    return texts.get("switcher.label", site.getName());
  }
}
