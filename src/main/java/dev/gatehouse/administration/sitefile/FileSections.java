package dev.gatehouse.administration.sitefile;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.people.GroupSettings;
import dev.gatehouse.administration.sitefile.SiteFile.Wanted;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.library.Slug;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the lists of a site file; each object in them gets an objection of its own. */
@ApplicationScoped
class FileSections {
  private static final int MOST_CONNECTIONS = 100;
  private static final String UNKNOWN = "is not a member of this resource";

  @Inject Protocols protocols;
  @Inject SiteStates states;
  @Inject Tenants tenants;
  @Inject Rules rules;

  /** The objects of a section, each as a submission; what is none of them has an objection. */
  private Map<String, Submission> things(
      Map<String, Object> top, FileSection section, Objections objections) {
    Map<String, Submission> things = new LinkedHashMap<>();
    Object list = top.get(section.member());
    if (list == null && !top.containsKey(section.member())) {
      return things;
    }
    if (!(list instanceof List<?> entries)) {
      objections.object(section.member(), "must be a list");
      return things;
    }
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) instanceof Map<?, ?> given) {
        Map<String, Object> members = new LinkedHashMap<>();
        given.forEach((name, value) -> members.put((String) name, value));
        things.put(section.place(i), new Submission(members, rules));
      } else {
        objections.object(section.place(i), "must be an object");
      }
    }
    return things;
  }

  List<Wanted<GroupSettings>> groups(Map<String, Object> top, Objections objections) {
    List<Wanted<GroupSettings>> all = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    things(top, FileSection.GROUPS, objections)
        .forEach(
            (place, group) -> {
              GroupSettings settings = group.into(new GroupSettings());
              Objections own = group.finish();
              if (settings.getId() == null) {
                own.objectOnce("id", "is required: groups are matched by it");
              } else if (!ids.add(settings.getId())) {
                own.objectOnce("id", "is given more than once");
              }
              all.add(new Wanted<>(place, settings.getId(), settings, null, own));
            });
    return all;
  }

  /**
   * @param nameable whether a site may be named: any other one is unknown to the caller
   * @param reported gets the rules that only report, by the connections' references
   */
  List<Wanted<ConnectionSettings>> connections(
      Map<String, Object> top,
      Objections objections,
      Predicate<TenantId> nameable,
      Map<String, ReportedRules> reported) {
    List<Wanted<ConnectionSettings>> all = new ArrayList<>();
    References references = new References();
    things(top, FileSection.CONNECTIONS, objections)
        .forEach(
            (place, connection) -> {
              Object named = connection.take(List.of("protocol")).get("protocol");
              String protocol = named instanceof String text ? text : null;
              ConnectionSettings settings =
                  connection.into(protocols.defaults(String.valueOf(protocol)));
              settings.setOptions(options(connection, String.valueOf(protocol), nameable));
              if (settings.getClockSkewSeconds() == null) {
                protocols
                    .named(String.valueOf(protocol))
                    .map(spoken -> spoken.description().defaultClockSkewSeconds())
                    .ifPresent(settings::setClockSkewSeconds);
              }
              String reference =
                  references.next(SiteStates.match(String.valueOf(protocol), settings.getName()));
              reported.put(reference, ReportedRules.read(connection));
              all.add(new Wanted<>(place, reference, settings, protocol, connection.finish()));
            });
    if (all.size() > MOST_CONNECTIONS) {
      objections.object(
          FileSection.CONNECTIONS.member(), "must be at most " + MOST_CONNECTIONS + " connections");
    }
    all.stream()
        .filter(wanted -> wanted.settings().isDefaultConnection())
        .skip(1)
        .forEach(more -> more.objections().object("default", "is true for another one already"));
    return all;
  }

  private Map<String, Object> options(
      Submission connection, String protocol, Predicate<TenantId> nameable) {
    List<Option<?>> own = states.options(protocol);
    Map<String, Object> given =
        new LinkedHashMap<>(connection.take(own.stream().map(Option::name).toList()));
    for (Option<?> option : own) {
      if (option.kind() == Option.Kind.SITES && given.get(option.name()) instanceof List<?> names) {
        given.put(option.name(), ids(names, option.name(), connection.objections(), nameable));
      }
    }
    return given;
  }

  private List<Long> ids(
      List<?> subdomains, String member, Objections objections, Predicate<TenantId> nameable) {
    List<Long> ids = new ArrayList<>();
    for (Object subdomain : subdomains) {
      Optional<Tenant> found =
          subdomain instanceof String text
              ? tenants.bySubdomain(text).filter(tenant -> nameable.test(tenant.tenantId()))
              : Optional.empty();
      found.ifPresent(tenant -> ids.add(tenant.tenantId().value()));
      if (found.isEmpty()) {
        objections.objectOnce(member, "must be subdomains of sites of this installation");
      }
    }
    return ids;
  }

  List<Wanted<CategorySettings>> categories(Map<String, Object> top, Objections objections) {
    List<Wanted<CategorySettings>> all = new ArrayList<>();
    References references = new References();
    things(top, FileSection.CATEGORIES, objections)
        .forEach(
            (place, category) -> {
              String parent = reference(category, "parent", "parentId");
              CategorySettings settings = category.into(new CategorySettings());
              settings.setSlug(slug(settings.getSlug(), settings.getTitle(), "category"));
              if (parent != null
                  && all.stream().noneMatch(earlier -> earlier.reference().equals(parent))) {
                category
                    .objections()
                    .object("parent", "must be the slug of a category earlier in the file");
              }
              String reference = references.next(settings.getSlug());
              all.add(new Wanted<>(place, reference, settings, parent, category.finish()));
            });
    return all;
  }

  List<Wanted<ArticleSettings>> articles(Map<String, Object> top, Objections objections) {
    List<Wanted<ArticleSettings>> all = new ArrayList<>();
    References references = new References();
    things(top, FileSection.ARTICLES, objections)
        .forEach(
            (place, article) -> {
              String category = reference(article, "category", "categoryId");
              ArticleSettings settings = article.into(new ArticleSettings());
              settings.setSlug(slug(settings.getSlug(), settings.getTitle(), "article"));
              String reference = references.next(settings.getSlug());
              all.add(new Wanted<>(place, reference, settings, category, article.finish()));
            });
    return all;
  }

  /** The value of a member that stands for an id, which means nothing in a file. */
  private static String reference(Submission thing, String member, String id) {
    if (thing.has(id)) {
      thing.objections().object(id, UNKNOWN + "; use " + member);
    }
    Object value = thing.take(List.of(member)).get(member);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    thing.objections().object(member, "must be text");
    return null;
  }

  private static String slug(String given, String title, String otherwise) {
    return given != null || title == null ? String.valueOf(given) : Slug.of(title, otherwise);
  }
}
