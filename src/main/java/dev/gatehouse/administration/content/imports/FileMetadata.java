package dev.gatehouse.administration.content.imports;

import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.TextDirection;
import dev.gatehouse.tenant.address.OldPath;
import dev.gatehouse.tenant.rule.WellFormedLanguage;
import dev.gatehouse.text.PersonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file's front matter in Gatehouse's terms. Keys of static site generators with the same meaning
 * are understood. A key that restricts readers must be exact, or the file is not imported.
 */
final class FileMetadata {
  private static final int SHOWN = 60;

  /** Keys of other generators for look and dates, which are ignored without a note. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          ("author authors comments cover date hide icon id image images "
                  + "keywords last_modified_at lastmod layout linktitle math menu parent "
                  + "permalink sidebar sidebar_label template toc type "
                  + "updated url")
              .split(" "));

  private final Map<String, Object> members;
  private final Set<String> read = new LinkedHashSet<>();

  final String title;
  final String slug;

  /** Which of those with this slug is meant, from 1; {@code null} if it is the only one. */
  final Integer twin;

  final String description;
  final List<String> category;
  final List<String> tags;
  final List<String> groups;
  final Boolean visitors;
  final Boolean signedInOnly;
  final Boolean published;
  final Boolean reauthenticate;
  final List<String> aliases;
  final String lang;
  final TextDirection dir;

  /** Orders files of a category, the lightest first; {@code null} for none. */
  final Double weight;

  /** Notes for the operator about what was left out. */
  final List<String> notes = new ArrayList<>();

  /**
   * @throws BadFrontMatter when a value has the wrong type for its key
   */
  FileMetadata(Map<String, Object> members) throws BadFrontMatter {
    this.members = members;
    title = text("title").orElse(null);
    slug = text("slug").orElse(null);
    twin = twin();
    description = text("description").or(this::summary).orElse(null);
    category = category();
    tags = list("tags", "tag");
    groups = list("groups", "group");
    visitors = flag("visitors");
    signedInOnly = flag("private");
    published = published();
    reauthenticate = flag("reauthenticate");
    aliases = aliases();
    lang = lang();
    dir = dir();
    weight = weight();
    tellIgnored();
  }

  /** Unlike what restricts readers, a language that cannot be used keeps no file out. */
  private String lang() throws BadFrontMatter {
    Optional<String> given = text("lang");
    Optional<String> other = text("language");
    String tag = given.or(() -> other).map(text -> text.replace('_', '-')).orElse(null);
    if (tag != null && !WellFormedLanguage.Rule.isLanguage(tag)) {
      notes.add("ignored language: no language tag such as ar or pt-BR");
      return null;
    }
    return tag;
  }

  private TextDirection dir() throws BadFrontMatter {
    String given = text("dir").orElse("auto");
    Optional<TextDirection> named = TextDirection.named(given);
    if (named.isEmpty() && !given.equalsIgnoreCase("auto")) {
      notes.add("ignored dir: neither ltr nor rtl");
    }
    return named.orElse(null);
  }

  /** Only an export has it. */
  private Integer twin() {
    return take("twin") instanceof Integer number && number > 0 && slug != null ? number : null;
  }

  /** As Hugo, Jekyll, several wikis and Docusaurus call it. */
  private Double weight() {
    Double found = null;
    for (String name : List.of("weight", "nav_order", "order", "sidebar_position")) {
      Object value = take(name);
      if (value instanceof Number number) {
        found = found == null ? Double.valueOf(number.doubleValue()) : found;
      } else if (value != null) {
        notes.add("ignored " + name + ": not a number");
      }
    }
    return found;
  }

  private Optional<String> summary() {
    return Optional.ofNullable(members.get("summary") instanceof String text ? text : null)
        .or(() -> Optional.ofNullable(members.get("excerpt") instanceof String text ? text : null));
  }

  private Optional<String> text(String name) throws BadFrontMatter {
    Object value = take(name);
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      throw new BadFrontMatter("has " + name + " with a value that is not text");
    }
    return Optional.ofNullable(value).map(String::valueOf).map(String::trim);
  }

  private Object take(String name) {
    read.add(name);
    return members.get(name);
  }

  /** A category's path from the top, such as {@code Guides / First steps}. */
  private List<String> category() throws BadFrontMatter {
    List<String> names = list("category", "categories");
    if (names == null || names.isEmpty()) {
      return null;
    }
    if (names.size() > 1) {
      notes.add("is put into the first of its categories only");
    }
    List<String> path =
        Arrays.stream(names.get(0).split("/")).map(String::trim).filter(s -> !s.isEmpty()).toList();
    if (path.size() > ImportLimits.DEPTH) {
      throw new BadFrontMatter(
          "has a category within more than " + ImportLimits.DEPTH + " other categories");
    }
    return path.isEmpty() ? null : path;
  }

  /** A list, or text with commas; {@code null} if neither key is present. */
  private List<String> list(String name, String alias) throws BadFrontMatter {
    Object first = take(name);
    Object second = take(alias);
    Object value = first == null ? second : first;
    if (value instanceof Map<?, ?>) {
      throw new BadFrontMatter("has " + name + " with a value that is not a list");
    }
    if (value instanceof List<?> many) {
      if (many.stream()
          .anyMatch(o -> o == null || o instanceof List<?> || o instanceof Map<?, ?>)) {
        throw new BadFrontMatter("has " + name + " with a value that is not a list of names");
      }
      return many.stream().map(String::valueOf).map(String::trim).distinct().toList();
    }
    return value == null
        ? null
        : Arrays.stream(String.valueOf(value).split(","))
            .map(String::trim)
            .filter(s -> !s.isEmpty())
            .distinct()
            .toList();
  }

  /** Hugo and Gatehouse say {@code aliases}, Jekyll {@code redirect_from}. */
  private List<String> aliases() throws BadFrontMatter {
    List<String> given = list("aliases", "redirect_from");
    if (given == null) {
      return null;
    }
    List<String> fit =
        OldPath.allOf(given).stream().filter(path -> OldPath.objection(path).isEmpty()).toList();
    List<String> kept = fit.subList(0, Math.min(OldPath.MOST, fit.size()));
    if (kept.size() < given.size()) {
      notes.add("some aliases are left out, which cannot be old addresses");
    }
    return kept;
  }

  private Boolean flag(String name) throws BadFrontMatter {
    Object value = take(name);
    if (value != null && !(value instanceof Boolean)) {
      throw new BadFrontMatter("has " + name + " with a value that is neither true nor false");
    }
    return (Boolean) value;
  }

  /** Hugo and Docusaurus say {@code draft}; an article stays unpublished if either key says so. */
  private Boolean published() throws BadFrontMatter {
    Boolean given = flag("published");
    Boolean draft = flag("draft");
    if (draft == null) {
      return given;
    }
    return !draft && !Boolean.FALSE.equals(given);
  }

  private void tellIgnored() {
    read.addAll(List.of("summary", "excerpt"));
    List<String> unknown =
        members.keySet().stream()
            .filter(name -> !read.contains(name) && !ELSEWHERE.contains(name))
            .map(FileMetadata::shown)
            .sorted()
            .toList();
    if (!unknown.isEmpty()) {
      notes.add("ignored keys: " + String.join(", ", unknown));
    }
  }

  /** A key from the file, short enough to be shown. */
  static String shown(String name) {
    String plain = name.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD");
    return PersonText.shortened(plain, SHOWN);
  }

  /** Sets what the front matter has, and leaves everything else. */
  void applyTo(ArticleSettings settings, Set<String> groupIds) {
    settings.setDescription(description == null ? settings.getDescription() : description);
    settings.setTags(tags == null ? settings.getTags() : new ArrayList<>(tags));
    settings.setGroups(groups == null ? settings.getGroups() : new TreeSet<>(groupIds));
    settings.setVisitors(visitors == null ? settings.isVisitors() : visitors);
    settings.setSignedInOnly(signedInOnly == null ? settings.isSignedInOnly() : signedInOnly);
    settings.setPublished(published == null ? settings.isPublished() : published);
    settings.setReauthenticate(
        reauthenticate == null ? settings.isReauthenticate() : reauthenticate);
    settings.setAliases(aliases == null ? settings.getAliases() : aliases);
    settings.getLanguage().setLang(lang == null ? settings.getLanguage().getLang() : lang);
    settings.getLanguage().setDir(dir == null ? settings.getLanguage().getDir() : dir);
  }
}
