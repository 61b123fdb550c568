package dev.gatehouse.administration.content;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.Categories;
import dev.gatehouse.library.OldAddresses;
import dev.gatehouse.library.Place;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.address.OldPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which aliases an article or category may have, and which one it gets by itself. */
@ApplicationScoped
public class AliasRules {
  private static final Pattern LIVING =
      Pattern.compile("/(article|category)/(\\d{1,18})(?:-([^/]*))?");

  @Inject OldAddresses addresses;
  @Inject Articles articles;
  @Inject Categories categories;

  /**
   * Objects to aliases that lead to something else already.
   *
   * @param own what the aliases are for; {@code null} if it is still to be made
   */
  void check(TenantId site, Place own, List<String> aliases, Objections objections) {
    for (int i = 0; aliases != null && i < aliases.size(); i++) {
      String alias = aliases.get(i);
      String entry = "entry " + (i + 1);
      // The rules of the settings have objected to what is no path.
      if (alias != null && OldPath.objection(alias).isEmpty()) {
        objection(site, own, alias)
            .ifPresent(told -> objections.object("aliases", entry + " " + told));
      }
    }
  }

  /** The reason why something cannot have an alias, if there is one. */
  public Optional<String> objection(TenantId site, Place own, String alias) {
    return living(site, alias)
        .map(place -> "is the address of " + name(site, place))
        .or(
            () ->
                addresses
                    .owner(site, alias)
                    .filter(owner -> !owner.equals(own))
                    .map(owner -> "is an alias of " + name(site, owner)));
  }

  /** What the site has at an address now: with its id alone, or with its slug as well. */
  private Optional<Place> living(TenantId site, String alias) {
    Matcher matcher = LIVING.matcher(OldPath.key(alias));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long id = Long.parseLong(matcher.group(2));
    Optional<String> slug =
        matcher.group(1).equals("article")
            ? articles.find(site, id).map(found -> found.getSettings().getSlug())
            : categories.find(site, id).map(found -> found.getSettings().getSlug());
    return slug.filter(now -> matcher.group(3) == null || matcher.group(3).equals(now))
        .map(now -> matcher.group(1).equals("article") ? Place.article(id) : Place.category(id));
  }

  private String name(TenantId site, Place place) {
    Optional<String> title =
        place.article()
            ? articles.find(site, place.id()).map(found -> found.getSettings().getTitle())
            : categories.find(site, place.id()).map(found -> found.getSettings().getTitle());
    return (place.article() ? "article " : "category ")
        + place.id()
        + title.map(text -> ": " + text).orElse("");
  }

  /**
   * Makes an alias of a slug that changes, on sites whose rules find pages by it. Addresses with an
   * id need none: the id finds the page.
   *
   * @param aliases to which it is added, unless something else has it
   */
  void keepSlug(Tenant site, String before, String now, List<String> aliases) {
    String alias = "/" + before;
    if (!before.equals(now)
        && site.getSettings().getAddresses().isBySlug()
        && aliases.size() < OldPath.MOST
        && OldPath.objection(alias).isEmpty()
        && aliases.stream().noneMatch(known -> OldPath.key(known).equals(OldPath.key(alias)))
        && addresses.owner(site.tenantId(), alias).isEmpty()) {
      aliases.add(alias);
    }
  }
}
