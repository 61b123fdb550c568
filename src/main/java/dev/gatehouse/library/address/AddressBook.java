package dev.gatehouse.library.address;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.library.Place;
import dev.gatehouse.library.Slug;
import dev.gatehouse.tenant.address.AddressRule;
import dev.gatehouse.tenant.address.OldPath;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the pages of old addresses, first by alias and then by the site's rules in their order.
 * What several pages could be is none of them.
 */
final class AddressBook {
  /** Keys of what rules find pages by, in one map because most sites have few aliases. */
  private record Key(AddressRule.Kind kind, String text) {}

  private final List<AddressRule> rules;
  private final Map<Key, Set<Place>> places = new HashMap<>();

  /**
   * @param all the site's whole content, drafts included
   */
  AddressBook(Catalogue all, List<AddressRule> rules) {
    this.rules = rules;
    for (ArticleCard card : all.articles()) {
      add(Place.article(card.id()), card.aliases(), AddressRule.Kind.SLUG, card.slug());
    }
    for (CategoryCard card : all.categories()) {
      add(Place.category(card.id()), card.aliases(), AddressRule.Kind.CATEGORY, card.slug());
    }
  }

  private void add(Place place, List<String> aliases, AddressRule.Kind bySlug, String slug) {
    put(bySlug, slug, place);
    for (String alias : aliases) {
      String key = OldPath.key(alias);
      put(AddressRule.Kind.ALIAS, key.substring(1), place);
      // The slug before the current one is an alias, too.
      put(bySlug, key, place);
      for (AddressRule rule : rules) {
        if (rule.kind() == AddressRule.Kind.OLD) {
          rule.find(key)
              .ifPresent(
                  old -> {
                    put(AddressRule.Kind.OLD, old, place);
                    put(AddressRule.Kind.OLD, of(rule, old), place);
                  });
        }
      }
    }
  }

  private void put(AddressRule.Kind kind, String text, Place place) {
    places.computeIfAbsent(new Key(kind, text), any -> new LinkedHashSet<>()).add(place);
  }

  /** How much memory it takes, in entries. */
  int size() {
    return 1 + places.size();
  }

  /**
   * The path of the page that an address leads to.
   *
   * @param visible what the viewer may see; nothing else is found
   */
  Optional<String> find(String path, Catalogue visible) {
    String key = OldPath.key(path);
    Optional<String> found = findByAlias(path, visible);
    // What is missing where Gatehouse itself answers, such as a file, never was a page.
    for (AddressRule rule : OldPath.isReserved(key) ? List.<AddressRule>of() : rules) {
      if (found.isPresent()) {
        break;
      }
      found = rule.find(key).flatMap(text -> find(rule, text, visible));
    }
    return found;
  }

  /** The same by alias alone. */
  Optional<String> findByAlias(String path, Catalogue visible) {
    return only(AddressRule.Kind.ALIAS, OldPath.key(path).substring(1), visible);
  }

  private Optional<String> find(AddressRule rule, String text, Catalogue visible) {
    AddressRule.Kind kind = rule.kind();
    return switch (kind) {
      case PAGE -> Optional.of(text);
      case ALIAS -> only(kind, text, visible);
      // Articles and categories may have had the same ids, at addresses of other forms.
      case OLD -> only(kind, of(rule, text), visible).or(() -> only(kind, text, visible));
      case SLUG, CATEGORY ->
          only(kind, text, visible)
              .or(() -> only(kind, Slug.of(text, ""), visible))
              .or(() -> only(kind, "/" + text, visible));
    };
  }

  private static String of(AddressRule rule, String old) {
    return rule.text() + '\n' + old;
  }

  private Optional<String> only(AddressRule.Kind kind, String text, Catalogue visible) {
    List<String> paths =
        places.getOrDefault(new Key(kind, text), Set.of()).stream()
            .flatMap(place -> path(place, visible).stream())
            .toList();
    return paths.size() == 1 ? Optional.of(paths.get(0)) : Optional.empty();
  }

  private static Optional<String> path(Place place, Catalogue visible) {
    return place.article()
        ? visible.article(place.id()).map(ArticleCard::path)
        : visible.category(place.id()).map(CategoryCard::path);
  }
}
