package dev.gatehouse.protocol;

import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.rule.PlainText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A setting that only one vendor's connections need. The vendor describes it here, once; the
 * connection's form, the admin API with its OpenAPI document, validation and the audit trail draw
 * on this description. Its texts are {@code <name>.label} and {@code <name>.help} in the vendor's
 * bundle.
 *
 * <p>Values are JSON: {@link String}, {@link Boolean}, {@link Long} for numbers and a {@link List}
 * of {@link Long} for site ids.
 *
 * @param name member of the connection in the admin API
 * @param preset the value of a connection that sets none; {@code null} where it has to set one
 * @param least the least number, the fewest characters of a text; 0 for other kinds
 * @param most the greatest number, the most characters of a text or the most entries of a list
 * @param choices the texts of a choice; empty for other kinds
 * @param <T> Java type of its values
 */
public record Option<T>(
    String name, Kind kind, T preset, long least, long most, List<String> choices) {
  /** A path of unreserved characters (RFC 3986 section 2.3), without query and trailing slash. */
  public static final String PATH = "(/[A-Za-z0-9._~-]+)+";

  /** The same without backtracking. */
  private static final Pattern PATHS = Pattern.compile("(/[A-Za-z0-9._~-]++)++");

  /** What addresses of Gatehouse's own begin with, at which no protocol does anything. */
  private static final Set<String> OWN =
      Set.of(
          "access",
          "api",
          "article",
          "assets",
          "category",
          "console",
          "docs",
          "favicon.ico",
          "health",
          "jakarta.faces.resource",
          "js",
          "login",
          "logout",
          // Servers hide this folder, and web-inf (Jakarta Servlet 6.0 section 10.5).
          "meta-inf",
          "openapi.json",
          "robots.txt",
          "search",
          "site",
          "sso",
          "v1",
          "web-inf");

  /** The platform's public keys. */
  private static final String KEY_SET = "/.well-known/jwks.json";

  private static final int LONGEST_PATH = 200;
  private static final int MOST_SITES = 200;

  /** What values an option takes, and with which input a form asks for them. */
  public enum Kind {
    TEXT,
    /** One of a few texts. */
    CHOICE,
    /** A path on the help center's host that is none of Gatehouse's own. */
    PATH,
    /** A whole number. */
    NUMBER,
    FLAG,
    /**
     * Ids of sites that a sign-in opens beside its own, which is always among them. No other kind
     * is a list: whatever is listed in a connection's options counts as an opened site.
     */
    SITES
  }

  /**
   * @throws IllegalArgumentException if the preset breaks the option's own rules: every connection
   *     of the vendor that sets none would be refused
   */
  public Option(String name, Kind kind, T preset, long least, long most, List<String> choices) {
    this.choices = List.copyOf(choices);
    this.name = name;
    this.kind = kind;
    this.preset = preset;
    this.least = least;
    this.most = most;
    if (!isRequired() && objection(preset).isPresent()) {
      throw new IllegalArgumentException("preset of " + name + " " + objection(preset).get());
    }
  }

  /** A text that every connection of the vendor has to set; until it does, it has no value. */
  public static Option<String> requiredText(String name, int longest) {
    return new Option<>(name, Kind.TEXT, null, 1, longest, List.of());
  }

  public static Option<String> text(String name, String preset, int longest) {
    return new Option<>(name, Kind.TEXT, preset, 1, longest, List.of());
  }

  /** A text that may be empty, as it is until it is set. */
  public static Option<String> optionalText(String name, int longest) {
    return new Option<>(name, Kind.TEXT, "", 0, longest, List.of());
  }

  /** One of these texts; the first until another is set. */
  public static Option<String> choice(String name, List<String> choices) {
    return new Option<>(name, Kind.CHOICE, choices.get(0), 0, 0, choices);
  }

  public static Option<String> path(String name, String preset) {
    return new Option<>(name, Kind.PATH, preset, 0, LONGEST_PATH, List.of());
  }

  public static Option<Long> number(String name, long preset, long least, long most) {
    return new Option<>(name, Kind.NUMBER, preset, least, most, List.of());
  }

  public static Option<Boolean> flag(String name, boolean preset) {
    return new Option<>(name, Kind.FLAG, preset, 0, 0, List.of());
  }

  public static Option<List<Long>> sites(String name) {
    return new Option<>(name, Kind.SITES, List.of(), 0, MOST_SITES, List.of());
  }

  /** Whether a connection of the vendor has to set it. */
  public boolean isRequired() {
    return preset == null;
  }

  /** The value that a connection's settings hold; {@code null} where a required one is not set. */
  @SuppressWarnings("unchecked")
  public T of(ConnectionSettings settings) {
    // Settings are stored only when no value has an objection, so the type is the kind's.
    return (T) settings.getOptions().getOrDefault(name, preset);
  }

  /** What is wrong with a value, if anything. */
  public Optional<String> objection(Object value) {
    if (value == null && isRequired()) {
      return Optional.of("is required");
    }
    return Optional.ofNullable(
        switch (kind) {
          case TEXT -> ofText(value);
          case CHOICE ->
              value != null && choices.contains(value)
                  ? null
                  : "must be one of " + String.join(", ", choices);
          case PATH -> ofPath(value);
          case NUMBER -> ofNumber(value);
          case FLAG -> value instanceof Boolean ? null : "must be true or false";
          case SITES -> ofSites(value);
        });
  }

  private String ofText(Object value) {
    if (!(value instanceof String text)) {
      return "must be text";
    }
    if (text.isBlank()) {
      return least == 0 && text.isEmpty() ? null : "is required";
    }
    return new PlainText.Rule().isValid(text, null)
        ? tooLong(text)
        : "must be plain text without control characters";
  }

  private String ofPath(Object value) {
    if (!(value instanceof String path) || !PATHS.matcher(path).matches() || hasDots(path)) {
      return "must be a path such as " + preset;
    }
    return isOwn(path.toLowerCase(Locale.ROOT))
        ? "is an address of the help center's own"
        : tooLong(path);
  }

  /** Browsers and proxies resolve them (RFC 3986 section 5.2.4), so that they never arrive. */
  private static boolean hasDots(String path) {
    return Arrays.stream(path.split("/")).anyMatch(Set.of(".", "..")::contains);
  }

  /** By the first segment, or as a page's template. */
  private static boolean isOwn(String path) {
    return OWN.contains(path.substring(1).split("/", 2)[0])
        || path.endsWith(".xhtml")
        || path.startsWith(KEY_SET);
  }

  private String tooLong(String text) {
    return text.codePointCount(0, text.length()) > most
        ? "must be at most " + most + " characters"
        : null;
  }

  private String ofNumber(Object value) {
    if (!(value instanceof Long number)) {
      return "must be a whole number";
    }
    return number < least || number > most ? "must be " + least + " to " + most : null;
  }

  private String ofSites(Object value) {
    if (!(value instanceof List<?> ids) || !ids.stream().allMatch(Long.class::isInstance)) {
      return "must be a list of site ids";
    }
    return ids.size() > most ? "must be at most " + most + " site ids" : null;
  }
}
