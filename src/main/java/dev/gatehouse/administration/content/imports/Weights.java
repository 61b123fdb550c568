package dev.gatehouse.administration.content.imports;

import dev.gatehouse.library.Positions;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The positions of files within their categories: their weights, as far as those are positions.
 * Files of the same weight follow each other by name, and what a file says of its folder counts
 * among the folders beside it.
 */
final class Weights {
  private final Map<Draft, Integer> positions = new IdentityHashMap<>();

  Weights(List<Draft> drafts) {
    drafts.stream()
        .filter(draft -> draft.metadata().weight != null)
        .collect(Collectors.groupingBy(Weights::siblings))
        .values()
        .forEach(this::place);
  }

  private static List<Object> siblings(Draft draft) {
    List<String> folders = draft.file().folders();
    if (draft.file().describesFolder()) {
      return List.of("folders", folders.subList(0, folders.size() - 1));
    }
    List<String> named = draft.metadata().category;
    return named == null ? List.of("files", folders) : List.of("named", named);
  }

  private void place(List<Draft> siblings) {
    int next = 0;
    int after = siblings.size();
    List<Draft> ordered =
        siblings.stream()
            .sorted(
                Comparator.comparing((Draft draft) -> draft.metadata().weight)
                    .thenComparing(draft -> draft.file().path()))
            .toList();
    for (Draft draft : ordered) {
      // A weight may be negative, or 1.5 as in Docusaurus.
      after--;
      int weight = (int) Math.min(Positions.LAST - after, Math.floor(draft.metadata().weight));
      int position = Math.max(next, weight);
      positions.put(draft, position);
      next = position + 1;
    }
  }

  /** The position of the category that a file describes; {@code null} if it says nothing of it. */
  Integer ofFolder(Draft draft) {
    return positions.get(draft);
  }

  /** The position of a file or its category in words; empty if it says nothing of it. */
  Optional<String> note(Draft draft) {
    String what = draft.file().describesFolder() ? "its category has position " : "position ";
    return Optional.ofNullable(positions.get(draft)).map(position -> what + position);
  }

  /** The position of a file's article. What a folder's description says is the first in it. */
  Integer ofArticle(Draft draft) {
    Integer position = positions.get(draft);
    return position != null && draft.file().describesFolder() ? Integer.valueOf(0) : position;
  }
}
