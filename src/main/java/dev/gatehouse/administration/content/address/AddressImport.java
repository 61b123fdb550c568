package dev.gatehouse.administration.content.address;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.content.AliasRules;
import dev.gatehouse.administration.content.ArticleChanges;
import dev.gatehouse.administration.content.CategoryChanges;
import dev.gatehouse.administration.content.address.AddressFile.Row;
import dev.gatehouse.administration.list.Csv;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.Categories;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.library.Place;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.address.OldPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Gives addresses of a list to articles and categories of a site: all of them, or none. */
@ApplicationScoped
@Transactional
public class AddressImport {
  private static final Pattern PAGE = Pattern.compile("/(article|category)/(\\d{1,18})(?:-[^/]*)?");

  @Inject Catalogues catalogues;
  @Inject Articles articles;
  @Inject Categories categories;
  @Inject ArticleChanges articleChanges;
  @Inject CategoryChanges categoryChanges;
  @Inject AliasRules aliasRules;

  /**
   * What a list does.
   *
   * @param addresses in the list
   * @param added those that are no aliases yet
   */
  public record Report(int addresses, int added) {}

  /**
   * What a line of a list does.
   *
   * @param number the first line of the row, counted from 1
   * @param from the old address as it is stored
   * @param place what it leads to; {@code null} if that is not found
   * @param added whether it is no alias of it yet
   * @param objection why it cannot be taken; {@code null} if it can
   */
  public record Line(long number, String from, Place place, boolean added, String objection) {}

  /** An alias, with what has it. */
  public record Alias(String path, Place place, String title, String page) {}

  /**
   * Reads a list with the columns {@code from} and {@code to}, and adds its addresses to what they
   * lead to.
   *
   * @param dryRun whether to check it only
   * @throws Invalid with every bad line, and nothing is changed
   * @throws ChangeRefused and nothing is changed
   */
  public Report run(Actor actor, Tenant site, byte[] csv, boolean dryRun) {
    actor.require(Right.EDIT, site.tenantId());
    List<Line> lines = read(site.tenantId(), csv);
    List<FieldError> errors =
        lines.stream()
            .filter(line -> line.objection() != null)
            .map(line -> new FieldError("line " + line.number(), line.objection()))
            .toList();
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
    Map<Place, List<String>> added =
        lines.stream()
            .filter(Line::added)
            .collect(
                Collectors.groupingBy(
                    Line::place,
                    LinkedHashMap::new,
                    Collectors.mapping(Line::from, Collectors.toList())));
    if (!dryRun) {
      added.forEach((place, aliases) -> save(actor, site, place, aliases));
    }
    return new Report(lines.size(), (int) lines.stream().filter(Line::added).count());
  }

  /**
   * What each line of a list would do.
   *
   * @throws Invalid if it is no such list
   */
  public List<Line> preview(Actor actor, TenantId site, byte[] csv) {
    actor.require(Right.EDIT, site);
    return read(site, csv);
  }

  private List<Line> read(TenantId site, byte[] csv) {
    Catalogue catalogue = catalogues.everything(site);
    List<Line> lines = new ArrayList<>();
    Map<Place, List<String>> wanted = new HashMap<>();
    Map<String, Row> first = new HashMap<>();
    for (Row row : AddressFile.read(csv)) {
      String path = OldPath.of(row.from());
      Place place = place(catalogue, row.to()).orElse(null);
      Row earlier = first.putIfAbsent(OldPath.key(path), row);
      String objection =
          earlier == null
              ? objection(site, place, path).orElse(null)
              : "has the address of line " + earlier.line();
      boolean added = false;
      if (objection == null) {
        List<String> aliases = wanted.computeIfAbsent(place, any -> aliases(catalogue, place));
        added = aliases.stream().noneMatch(known -> OldPath.key(known).equals(OldPath.key(path)));
        if (added && aliases.size() == OldPath.MOST) {
          added = false;
          objection = "exceeds the " + OldPath.MOST + " old addresses of one article or category";
        } else if (added) {
          aliases.add(path);
        }
      }
      lines.add(new Line(row.line(), path, place, added, objection));
    }
    return lines;
  }

  private Optional<String> objection(TenantId site, Place place, String path) {
    if (place == null) {
      return Optional.of("leads to no article or category of this site");
    }
    return OldPath.objection(path)
        .map(told -> "has an address that is none: they " + told)
        .or(
            () ->
                aliasRules.objection(site, place, path).map(told -> "has an address that " + told));
  }

  /** What a line leads to: a page of this site by its path, or an article by its slug. */
  private static Optional<Place> place(Catalogue catalogue, String to) {
    Matcher page = PAGE.matcher(to);
    if (page.matches()) {
      long id = Long.parseLong(page.group(2));
      return page.group(1).equals("article")
          ? catalogue.article(id).map(card -> Place.article(id))
          : catalogue.category(id).map(card -> Place.category(id));
    }
    List<ArticleCard> named =
        catalogue.articles().stream().filter(card -> card.slug().equals(to)).limit(2).toList();
    return named.size() == 1 ? Optional.of(Place.article(named.get(0).id())) : Optional.empty();
  }

  private static List<String> aliases(Catalogue catalogue, Place place) {
    return new ArrayList<>(
        place.article()
            ? catalogue.article(place.id()).map(ArticleCard::aliases).orElse(List.of())
            : catalogue.category(place.id()).map(CategoryCard::aliases).orElse(List.of()));
  }

  /** Adds to the aliases that there are now: others may have been added meanwhile. */
  private void save(Actor actor, Tenant site, Place place, List<String> added) {
    if (place.article()) {
      ArticleSettings settings =
          articles.find(site.tenantId(), place.id()).orElseThrow(Missing::new).getSettings().copy();
      settings.setAliases(with(settings.getAliases(), added));
      articleChanges.change(actor, site, place.id(), version -> {}, settings, new Objections());
    } else {
      CategorySettings settings =
          categories
              .find(site.tenantId(), place.id())
              .orElseThrow(Missing::new)
              .getSettings()
              .copy();
      settings.setAliases(with(settings.getAliases(), added));
      categoryChanges.change(actor, site, place.id(), version -> {}, settings, new Objections());
    }
  }

  private static List<String> with(List<String> aliases, List<String> added) {
    List<String> all = new ArrayList<>(aliases);
    all.addAll(added);
    return all;
  }

  /** The aliases that a site has, as a file that {@link #run} reads. */
  public String list(Actor actor, TenantId site) {
    StringBuilder csv = new StringBuilder(Csv.row(List.of("from", "to")));
    aliases(actor, site).forEach(one -> csv.append(Csv.row(List.of(one.path(), one.page()))));
    return csv.toString();
  }

  /** The aliases that a site has: those of its categories first. */
  public List<Alias> aliases(Actor actor, TenantId site) {
    actor.require(Right.EDIT, site);
    Catalogue catalogue = catalogues.everything(site);
    List<Alias> all = new ArrayList<>();
    for (CategoryCard card : catalogue.categories()) {
      Place place = Place.category(card.id());
      card.aliases().forEach(path -> all.add(new Alias(path, place, card.title(), card.path())));
    }
    for (ArticleCard card : catalogue.articles()) {
      Place place = Place.article(card.id());
      card.aliases().forEach(path -> all.add(new Alias(path, place, card.title(), card.path())));
    }
    return all;
  }
}
