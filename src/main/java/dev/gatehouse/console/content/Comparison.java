package dev.gatehouse.console.content;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.library.ArticleSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Two operators' versions of an article, for the operator who saved last to choose from. */
public final class Comparison {
  private final Map<String, Object> mine;
  private final Map<String, Object> theirs;

  /** A line of an article's text. */
  public record Line(String text, boolean differs) {}

  /** A member other than the text that differs. */
  public record Difference(String member, String mine, String theirs) {}

  Comparison(ArticleSettings mine, ArticleSettings theirs) {
    this.mine = Snapshot.of(mine);
    this.theirs = Snapshot.of(theirs);
  }

  /** The members that differ, except the text. */
  public List<Difference> getMembers() {
    return theirs.keySet().stream()
        .filter(name -> !name.equals("body"))
        .filter(name -> !Objects.equals(mine.get(name), theirs.get(name)))
        .map(name -> new Difference(name, shown(mine.get(name)), shown(theirs.get(name))))
        .toList();
  }

  private static String shown(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
    return value == null ? "" : String.valueOf(value);
  }

  /** The lines of the operator's own text; lines missing from the other text are marked. */
  public List<Line> getMine() {
    return marked(mine, theirs);
  }

  /** The lines of the other text; lines missing from the operator's own text are marked. */
  public List<Line> getTheirs() {
    return marked(theirs, mine);
  }

  private static List<Line> marked(Map<String, Object> one, Map<String, Object> other) {
    Set<String> known = body(other).lines().collect(Collectors.toSet());
    return body(one).lines().map(line -> new Line(line, !known.contains(line))).toList();
  }

  private static String body(Map<String, Object> members) {
    return String.valueOf(members.get("body"));
  }
}
