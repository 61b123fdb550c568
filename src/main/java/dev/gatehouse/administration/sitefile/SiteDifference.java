package dev.gatehouse.administration.sitefile;

import dev.gatehouse.text.PersonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Where two states of a site differ.
 *
 * @param path such as {@code site.name}, {@code connections[helpcenter/Main].loginUrl}, or {@code
 *     groups[staff]} for a whole thing
 * @param from the value or the whole thing before; {@code null} for none
 * @param to after it; {@code null} for none
 */
public record SiteDifference(String path, Action action, Object from, Object to) {
  /** Long texts, such as articles, are cut to their beginning. */
  private static final int LONGEST = 200;

  /** What makes the first state like the second one. */
  public enum Action {
    CREATE,
    CHANGE,
    DELETE,
    /** The site has a thing that the file has not; it stays as it is. */
    KEEP
  }

  public SiteDifference {
    from = cut(from);
    to = cut(to);
  }

  /** Whether applying it writes something. */
  public boolean isWritten() {
    return action != Action.KEEP;
  }

  /** The differences between two states, in the order of the file. */
  public static List<SiteDifference> between(SiteState before, SiteState after) {
    return between(before, after, (section, reference) -> false);
  }

  /**
   * @param kept whether a thing that both states have is none of the file's
   */
  static List<SiteDifference> between(
      SiteState before, SiteState after, BiPredicate<FileSection, String> kept) {
    List<SiteDifference> all = new ArrayList<>();
    if (before.site().isEmpty()) {
      all.add(new SiteDifference("site", Action.CREATE, null, after.site()));
    } else {
      all.addAll(members("site", before.site(), after.site()));
    }
    for (FileSection section : FileSection.values()) {
      Set<String> references = new LinkedHashSet<>(after.references(section));
      references.addAll(before.references(section));
      for (String reference : references) {
        Map<String, Object> from = members(before, section, reference);
        Map<String, Object> to = members(after, section, reference);
        all.addAll(
            kept.test(section, reference)
                ? List.of(new SiteDifference(section.path(reference), Action.KEEP, from, to))
                : things(section.path(reference), from, to));
      }
    }
    return all;
  }

  private static Map<String, Object> members(
      SiteState state, FileSection section, String reference) {
    SiteState.Described found = state.of(section).get(reference);
    return found == null ? null : found.members();
  }

  private static List<SiteDifference> things(
      String path, Map<String, Object> from, Map<String, Object> to) {
    if (from == null) {
      return List.of(new SiteDifference(path, Action.CREATE, null, to));
    }
    return to == null
        ? List.of(new SiteDifference(path, Action.DELETE, from, null))
        : members(path, from, to);
  }

  private static List<SiteDifference> members(
      String path, Map<String, Object> from, Map<String, Object> to) {
    Set<String> names = new LinkedHashSet<>(to.keySet());
    names.addAll(from.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(from.get(name), to.get(name)))
        .map(
            name ->
                new SiteDifference(path + "." + name, Action.CHANGE, from.get(name), to.get(name)))
        .toList();
  }

  private static Object cut(Object value) {
    if (value instanceof Map<?, ?> members) {
      Map<Object, Object> cut = new LinkedHashMap<>();
      members.forEach((name, member) -> cut.put(name, cut(member)));
      return cut;
    }
    return value instanceof String text ? PersonText.shortened(text, LONGEST) : value;
  }
}
