package dev.gatehouse.administration.content.imports;

import dev.gatehouse.library.Place;
import dev.gatehouse.tenant.address.OldPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Leaves out aliases that something else has, on the site or in the upload: a file is worth more
 * than its old address, and the preview tells of it.
 */
final class FreeAliases {
  private final BiFunction<Place, String, Optional<String>> objections;
  private final Map<String, Draft> takenBy = new HashMap<>();

  /**
   * @param objections tells why something of the site, or {@code null} for what is new, cannot have
   *     an alias
   */
  FreeAliases(BiFunction<Place, String, Optional<String>> objections) {
    this.objections = objections;
  }

  /**
   * Sets the aliases of a file that has some, and adds notes about those that are left out.
   *
   * @param own what the file becomes; {@code null} if it is new
   */
  void apply(Place own, Draft draft, Consumer<List<String>> setting) {
    if (draft.metadata().aliases != null) {
      setting.accept(of(own, draft));
    }
  }

  private List<String> of(Place own, Draft draft) {
    List<String> free = new ArrayList<>();
    for (String alias : draft.metadata().aliases) {
      Draft first = takenBy.putIfAbsent(OldPath.key(alias), draft);
      Optional<String> objection =
          first == null || first == draft
              ? objections.apply(own, alias)
              : Optional.of("is an alias of " + first.file().path());
      if (objection.isPresent()) {
        draft
            .metadata()
            .notes
            .add("left out alias " + FileMetadata.shown(alias) + ", which " + objection.get());
      } else {
        free.add(alias);
      }
    }
    return free;
  }
}
