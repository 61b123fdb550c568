package dev.gatehouse.administration.content.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The groups of a site, by id and by unambiguous name. */
final class GroupNames {
  private final Map<String, String> ids = new HashMap<>();

  private GroupNames() {}

  /**
   * @param names names by id
   */
  static GroupNames of(Map<String, String> names) {
    GroupNames known = new GroupNames();
    Set<String> ambiguous = new HashSet<>();
    names.forEach(
        (id, name) -> {
          if (known.ids.put(name, id) != null) {
            ambiguous.add(name);
          }
        });
    known.ids.keySet().removeAll(ambiguous);
    names.keySet().forEach(id -> known.ids.put(id, id));
    return known;
  }

  /**
   * The ids of groups.
   *
   * @param names ids or names; {@code null} for none
   * @throws BadFrontMatter when one is unknown: the content that it protects would be open to
   *     others
   */
  Set<String> ids(List<String> names) throws BadFrontMatter {
    Set<String> found = new TreeSet<>();
    for (String name : names == null ? List.<String>of() : names) {
      String id = ids.get(name);
      if (id == null) {
        throw new BadFrontMatter(
            "is for a group that this site does not have: " + FileMetadata.shown(name));
      }
      found.add(id);
    }
    return found;
  }
}
