package dev.gatehouse.demo;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.demo.app.AppEnvironment;
import dev.gatehouse.demo.app.HelpCenters;
import dev.gatehouse.demo.app.ProviderKeys;
import dev.gatehouse.library.Article;
import dev.gatehouse.library.Articles;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import dev.gatehouse.tenant.Visibility;
import dev.gatehouse.tenant.logo.LogoType;
import dev.gatehouse.tenant.logo.SiteLogos;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates the demo's help centers once, and keeps their connections to the pretend app current. */
@ApplicationScoped
public class DemoSites {
  private static final int MANY = 100;

  /** Browsers omit it from an origin. */
  private static final int HTTP_PORT = 80;

  @Inject Configuration configuration;
  @Inject Tenants tenants;
  @Inject SiteLogos logos;
  @Inject DemoConnections connections;
  @Inject DemoPeople people;
  @Inject DemoArticles articles;
  @Inject Articles store;
  @Inject AppEnvironment app;
  @Inject ProviderKeys providerKeys;

  /** The demo's help centers. Only updates their connections if they exist. */
  @Transactional
  public List<HelpCenters.HelpCenter> create() {
    providerKeys.makeReady();
    Map<DemoSite, TenantId> made = new EnumMap<>(DemoSite.class);
    for (DemoSite site : DemoSite.values()) {
      made.put(site, tenant(site));
    }
    made.forEach(
        (site, tenant) ->
            site.connection().ifPresent(plan -> connections.keepRight(site, plan, tenant)));
    letAppEmbed(made.get(DemoSite.ACME));
    return made.entrySet().stream().map(one -> describe(one.getKey(), one.getValue())).toList();
  }

  private TenantId tenant(DemoSite site) {
    return tenants.bySubdomain(site.subdomain()).orElseGet(() -> create(site)).tenantId();
  }

  private Tenant create(DemoSite site) {
    SiteSettings settings = new SiteSettings();
    settings.setSubdomain(site.subdomain());
    settings.setName(site.title());
    settings.setVisibility(Visibility.SSO);
    site.look().applyTo(settings);
    Tenant tenant = tenants.create(settings);
    site.look().picture().ifPresent(picture -> logos.set(tenant.tenantId(), LogoType.PNG, picture));
    people.create(tenant.tenantId(), site.registered());
    articles.create(tenant.tenantId(), site);
    return tenant;
  }

  /** The app's pages embed the widget of one help center. */
  private void letAppEmbed(TenantId id) {
    Tenant tenant = tenants.find(id).orElseThrow();
    app.set("HELPCENTER_WIDGET_ID", tenant.getWidgetId());
    int port = configuration.demoPort();
    String origin =
        "http://app." + configuration.baseDomain() + (port == HTTP_PORT ? "" : ":" + port);
    List<String> origins = new ArrayList<>(tenant.getSettings().getEmbedding().getWidgetOrigins());
    if (!origins.contains(origin)) {
      origins.add(origin);
      tenant.getSettings().getEmbedding().setWidgetOrigins(origins);
      tenants.save(tenant);
    }
  }

  private HelpCenters.HelpCenter describe(DemoSite site, TenantId tenant) {
    Optional<Article> open =
        store.list(tenant, 0, MANY).stream()
            .filter(article -> article.getSettings().isPublished())
            .filter(article -> article.getSettings().getGroups().isEmpty())
            .findFirst();
    return new HelpCenters.HelpCenter(
        site.subdomain(),
        site.title(),
        site.vendor(),
        site.hint(),
        open.map(a -> "/article/" + a.getId() + "-" + a.getSettings().getSlug()).orElse("/docs"),
        open.map(a -> a.getSettings().getTitle()).orElse("All articles"));
  }
}
