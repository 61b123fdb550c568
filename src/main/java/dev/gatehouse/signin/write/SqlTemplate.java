package dev.gatehouse.signin.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with named parameters, such as {@code :email}, and with blocks for some of its uses
 * only: {@code --[ name} or {@code --[ not name} on a line of its own begins one, {@code --]} ends
 * it. Blocks may stand within others.
 *
 * @param <P> the parameters, whose names in lower case the text has
 * @param <B> the names of blocks, likewise
 */
final class SqlTemplate<P extends Enum<P>, B extends Enum<B>> {
  private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z_]+)");
  private static final Pattern BEGIN = Pattern.compile("--\\[ (not )?([a-z_]+)");

  private final List<String> lines;
  private final Class<P> parameters;
  private final Class<B> blocks;
  private final Map<Set<B>, Sql<P>> uses = new ConcurrentHashMap<>();

  /**
   * The text for one use.
   *
   * @param text with a question mark for each parameter
   * @param parameters in the order of the question marks; one may occur several times
   */
  record Sql<P>(String text, List<P> parameters) {}

  private SqlTemplate(List<String> lines, Class<P> parameters, Class<B> blocks) {
    this.lines = lines;
    this.parameters = parameters;
    this.blocks = blocks;
  }

  /** Reads a template from the package of this class. */
  static <P extends Enum<P>, B extends Enum<B>> SqlTemplate<P, B> read(
      String name, Class<P> parameters, Class<B> blocks) {
    try (InputStream text = SqlTemplate.class.getResourceAsStream(name)) {
      String all = new String(text.readAllBytes(), StandardCharsets.UTF_8);
      return new SqlTemplate<>(all.lines().toList(), parameters, blocks);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The statement with these blocks, and without those for any but these. */
  Sql<P> with(Set<B> present) {
    Sql<P> known = uses.get(present);
    return known != null ? known : uses.computeIfAbsent(Set.copyOf(present), this::made);
  }

  private Sql<P> made(Set<B> present) {
    StringBuilder text = new StringBuilder();
    Deque<Boolean> within = new ArrayDeque<>();
    for (String line : lines) {
      Matcher begin = BEGIN.matcher(line);
      if (begin.matches()) {
        boolean wanted =
            present.contains(named(blocks, begin.group(2))) == (begin.group(1) == null);
        within.push(wanted);
      } else if (line.equals("--]")) {
        within.pop();
      } else if (!within.contains(false) && !line.strip().startsWith("--")) {
        text.append(line).append('\n');
      }
    }
    List<P> order = new ArrayList<>();
    String sql =
        PARAMETER
            .matcher(text)
            .replaceAll(
                found -> {
                  order.add(named(parameters, found.group(1)));
                  return "?";
                });
    return new Sql<>(sql, List.copyOf(order));
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name) {
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
  }
}
