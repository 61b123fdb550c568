package dev.gatehouse.administration.sitefile;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.opening.OpeningRecords;
import dev.gatehouse.administration.sitefile.SiteState.Described;
import dev.gatehouse.library.Article;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.Categories;
import dev.gatehouse.library.Category;
import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import dev.gatehouse.tenant.logo.SiteLogos;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Describes sites as their files do. Nothing in it is secret, or differs between installations. */
@ApplicationScoped
@Transactional
public class SiteStates {
  @Inject SiteLogos logos;
  @Inject Connections connections;
  @Inject Protocols protocols;
  @Inject OpeningRecords openings;
  @Inject PermissionGroups groups;
  @Inject Categories categories;
  @Inject Articles articles;
  @Inject Tenants tenants;

  /**
   * The state of a site, for an actor who configures it.
   *
   * @param content whether with categories and articles
   */
  public SiteState read(Actor actor, Tenant tenant, boolean content) {
    TenantId site = tenant.tenantId();
    actor.require(Right.CONFIGURE, site);
    Map<FileSection, Map<String, Described>> sections = new EnumMap<>(FileSection.class);
    sections.put(FileSection.GROUPS, groups(site));
    sections.put(FileSection.CONNECTIONS, connections(site));
    if (content) {
      Map<String, Described> tree = categories(site);
      sections.put(FileSection.CATEGORIES, tree);
      sections.put(FileSection.ARTICLES, articles(site, tree));
    }
    Object logo =
        logos
            .find(site)
            .map(found -> new LogoUrl(found.getMediaType(), found.getBytes()).text())
            .orElse(null);
    return new SiteState(describe(tenant.getSettings(), logo), sections);
  }

  /**
   * @param logo the logo's URL, or {@code null}
   */
  static Map<String, Object> describe(SiteSettings settings, Object logo) {
    return new Snapshot().settings(settings).with("logo", logo).members();
  }

  private Map<String, Described> groups(TenantId site) {
    Map<String, Described> all = new LinkedHashMap<>();
    groups
        .list(site, "", Integer.MAX_VALUE)
        .forEach(
            group ->
                all.put(
                    group.getId(),
                    new Described(
                        null,
                        new Snapshot()
                            .with("id", group.getId())
                            .with("name", group.getName())
                            .members())));
    return all;
  }

  Map<String, Described> connections(TenantId site) {
    References references = new References();
    Map<String, Described> all = new LinkedHashMap<>();
    connections.of(site).stream()
        .sorted(
            Comparator.comparing(Connection::getProtocol)
                .thenComparing(connection -> connection.getSettings().getName())
                .thenComparing(Connection::getId))
        .forEach(
            connection ->
                all.put(
                    references.next(
                        match(connection.getProtocol(), connection.getSettings().getName())),
                    new Described(connection.getId(), members(connection))));
    return all;
  }

  private Map<String, Object> members(Connection connection) {
    Map<String, Object> members = new LinkedHashMap<>(describe(connection));
    members.put(ReportedRules.MEMBER, ReportedRules.describe(connection.getReportOnly()));
    return members;
  }

  static String match(String protocol, String name) {
    return protocol + "/" + name;
  }

  /** A connection without the rules that only report. */
  Map<String, Object> describe(Connection connection) {
    return describe(connection.tenantId(), connection.getProtocol(), openings.inForce(connection));
  }

  /** The sites that connections of a site open besides it. */
  Set<Long> opened(TenantId site) {
    return connections.of(site).stream()
        .flatMap(connection -> openings.inForce(connection).openedSites().stream())
        .collect(Collectors.toSet());
  }

  /** A connection with the options of its own protocol; sites are named by their subdomains. */
  Map<String, Object> describe(TenantId site, String protocol, ConnectionSettings settings) {
    Snapshot described = new Snapshot().with("protocol", protocol).settings(settings);
    for (Option<?> option : options(protocol)) {
      Object value = option.of(settings);
      described.with(
          option.name(),
          option.kind() == Option.Kind.SITES ? subdomains((List<?>) value, site) : value);
    }
    return described.members();
  }

  /** The options that only connections of this protocol have; none for an unknown one. */
  List<Option<?>> options(String protocol) {
    return protocols
        .named(protocol)
        .map(Protocol::description)
        .map(description -> description.options())
        .orElse(List.of());
  }

  private List<String> subdomains(List<?> ids, TenantId own) {
    return ids.stream()
        .map(id -> new TenantId((Long) id))
        .filter(id -> !id.equals(own))
        .flatMap(id -> tenants.find(id).stream())
        .map(tenant -> tenant.getSettings().getSubdomain())
        .sorted()
        .toList();
  }

  /** Parents come before what is in them. */
  private Map<String, Described> categories(TenantId site) {
    List<Category> all = new ArrayList<>(categories.list(site, 0, Integer.MAX_VALUE));
    all.sort(
        Comparator.comparing((Category category) -> category.getSettings().getSlug())
            .thenComparing(Category::getId));
    References references = new References();
    Map<String, Described> described = new LinkedHashMap<>();
    addChildren(all, null, null, references, described);
    return described;
  }

  private static void addChildren(
      List<Category> all,
      Long parent,
      String parentReference,
      References references,
      Map<String, Described> described) {
    for (Category category : all) {
      CategorySettings settings = category.getSettings();
      if (Objects.equals(settings.getParentId(), parent)) {
        String reference = references.next(settings.getSlug());
        described.put(
            reference, new Described(category.getId(), describe(settings, parentReference)));
        addChildren(all, category.getId(), reference, references, described);
      }
    }
  }

  static Map<String, Object> describe(CategorySettings settings, String parent) {
    return renamed(settings, "parentId", "parent", parent);
  }

  private Map<String, Described> articles(TenantId site, Map<String, Described> tree) {
    Map<Long, String> names = new LinkedHashMap<>();
    tree.forEach((reference, category) -> names.put(category.id(), reference));
    List<Article> all = new ArrayList<>(articles.list(site, 0, Integer.MAX_VALUE));
    all.sort(
        Comparator.comparing((Article article) -> article.getSettings().getSlug())
            .thenComparing(Article::getId));
    References references = new References();
    Map<String, Described> described = new LinkedHashMap<>();
    for (Article article : all) {
      ArticleSettings settings = article.getSettings();
      described.put(
          references.next(settings.getSlug()),
          new Described(article.getId(), describe(settings, names.get(settings.getCategoryId()))));
    }
    return described;
  }

  static Map<String, Object> describe(ArticleSettings settings, String category) {
    return renamed(settings, "categoryId", "category", category);
  }

  /** The members of settings with a reference in place of an id. */
  private static Map<String, Object> renamed(
      Object settings, String id, String member, String reference) {
    Map<String, Object> members = new LinkedHashMap<>();
    Snapshot.of(settings)
        .forEach(
            (name, value) -> {
              if (name.equals(id)) {
                members.put(member, reference);
              } else {
                members.put(name, value);
              }
            });
    return members;
  }
}
