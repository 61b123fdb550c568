package dev.gatehouse.tenant.address;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * A rule by which an old address names a page, such as {@code /hc/{*}/articles/{old}-{*}}.
 * Placeholders stand for part of a segment: {@code {slug}} for the slug of an article, {@code
 * {category}} for that of a category, {@code {old}} for the id that the page had before, without
 * hyphens, and {@code {*}} for anything. {@code {alias}}, at the end, stands for an alias without
 * its first slash. A rule for a page that is no article names it after an arrow: {@code /hc/{*} ->
 * /docs}.
 *
 * @param text as the operator wrote it
 * @param kind what the page is found by
 * @param page the page after the arrow, or {@code null}
 * @param pattern of the addresses' keys; its group is what the page is found by
 */
public record AddressRule(String text, Kind kind, String page, Pattern pattern) {
  /** What a page is found by. */
  public enum Kind {
    SLUG("{slug}", "([^/]+)"),
    CATEGORY("{category}", "([^/]+)"),
    OLD("{old}", "([^/-]+)"),
    ALIAS("{alias}", "(.+)"),
    /** The rule names the page. */
    PAGE("{*}", "[^/]+?");

    private final String placeholder;
    private final String expression;

    Kind(String placeholder, String expression) {
      this.placeholder = placeholder;
      this.expression = expression;
    }
  }

  private static final int LONGEST = 200;
  private static final String ARROW = " -> ";
  private static final List<String> PAGES = List.of("/", "/docs");

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException with a message for the operator if it is none
   */
  public static AddressRule of(String text) {
    int arrow = text.indexOf(ARROW);
    String page = arrow < 0 ? null : text.substring(arrow + ARROW.length()).strip();
    String path = (arrow < 0 ? text : text.substring(0, arrow)).strip();
    require(
        text.length() <= LONGEST && path.startsWith("/") && OldPath.isPlain(path),
        "must be paths of at most 200 characters with placeholders");
    require(page == null || PAGES.contains(page), "must lead to / or /docs after the arrow");
    String key = OldPath.key(OldPath.withoutSlashes(path));
    require(!OldPath.isReserved(key), "must not be addresses that Gatehouse itself has");
    StringBuilder expression = new StringBuilder();
    Kind kind = null;
    int at = 0;
    while (at < key.length()) {
      Optional<Kind> placeholder = at(key, at);
      if (placeholder.isEmpty()) {
        require("{}".indexOf(key.charAt(at)) < 0, "must have no braces but those of placeholders");
        expression.append(Pattern.quote(key.substring(at, at + 1)));
        at++;
      } else {
        Kind found = placeholder.get();
        at += found.placeholder.length();
        expression.append(found.expression);
        require(found == Kind.PAGE || kind == null, "must have one placeholder besides stars");
        require(
            found != Kind.ALIAS || at == key.length(),
            "must have the placeholder alias at the end");
        kind = found == Kind.PAGE ? kind : found;
      }
    }
    require(
        (kind == null) != (page == null),
        "must have the placeholder slug, category, old or alias, or else an arrow to a page");
    return new AddressRule(
        text, kind == null ? Kind.PAGE : kind, page, Pattern.compile(expression.toString()));
  }

  private static void require(boolean right, String message) {
    if (!right) {
      throw new IllegalArgumentException(message);
    }
  }

  private static Optional<Kind> at(String key, int at) {
    for (Kind kind : Kind.values()) {
      if (key.startsWith(kind.placeholder, at)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** What the page of an address is found by: part of it, or the page; empty without a match. */
  public Optional<String> find(String key) {
    Matcher matcher = pattern.matcher(key);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(kind == Kind.PAGE ? page : matcher.group(1));
  }
}
