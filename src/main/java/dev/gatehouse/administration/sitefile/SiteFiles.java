package dev.gatehouse.administration.sitefile;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.site.LogoRules;
import dev.gatehouse.administration.site.SharedPassword;
import dev.gatehouse.administration.sitefile.SiteFile.Logo;
import dev.gatehouse.administration.sitefile.SiteFile.Wanted;
import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads site files, member by member, with the rules that the admin API has for each of them. */
@ApplicationScoped
class SiteFiles {
  @Inject FileSections lists;
  @Inject Rules rules;

  /**
   * Reads a file.
   *
   * @param instead members of the site that count in place of the file's
   * @param nameable whether a connection may name a site
   */
  SiteFile read(Submission file, Map<String, Object> instead, Predicate<TenantId> nameable) {
    Map<String, Object> top = file.take(members());
    Objections objections = file.objections();
    if (!SiteState.FORMAT.equals(top.get("format"))) {
      objections.object("format", "must be " + SiteState.FORMAT);
    }
    Set<FileSection> sections = EnumSet.noneOf(FileSection.class);
    for (FileSection section : FileSection.values()) {
      if (top.containsKey(section.member())) {
        sections.add(section);
      }
    }
    Submission site = site(top, instead, objections);
    SiteSettings settings = site.into(new SiteSettings());
    String password = site.into(new SharedPassword()).getSharedPassword();
    Logo logo = logo(site);
    Map<String, ReportedRules> reported = new LinkedHashMap<>();
    List<Wanted<ConnectionSettings>> connections =
        lists.connections(top, objections, nameable, reported);
    List<Wanted<CategorySettings>> categories = lists.categories(top, objections);
    SiteFile read =
        new SiteFile(
            objections,
            new Wanted<>("site", "", settings, null, site.finish()),
            logo,
            password,
            sections,
            lists.groups(top, objections),
            connections,
            reported,
            categories,
            lists.articles(top, objections));
    file.finish();
    return read;
  }

  static List<String> members() {
    List<String> members = new ArrayList<>(List.of("format", "site"));
    for (FileSection section : FileSection.values()) {
      members.add(section.member());
    }
    return members;
  }

  /** The members of the site; empty, with an objection, if there are none. */
  private Submission site(
      Map<String, Object> top, Map<String, Object> instead, Objections objections) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (top.get("site") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> members.put((String) name, value));
    } else {
      objections.object("site", "must be an object with the site's settings");
    }
    members.putAll(instead);
    return new Submission(members, rules);
  }

  private static Logo logo(Submission site) {
    boolean given = site.has("logo");
    Object value = site.take(List.of("logo")).get("logo");
    Optional<LogoUrl> url =
        value instanceof String text ? LogoUrl.read(text) : Optional.<LogoUrl>empty();
    if (value != null && url.isEmpty()) {
      site.objections().object("logo", "must be a URL such as data:image/png;base64,…, or null");
    }
    url.ifPresent(logo -> LogoRules.check(logo.picture(), logo.mediaType(), site.objections()));
    return new Logo(given && (value == null || url.isPresent()), url);
  }
}
