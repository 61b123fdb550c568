package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Cause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognizes the common mistakes in the value of a claim. */
final class Mistakes {
  /** As a number of milliseconds, a time from the year 2000 to the year 2100. */
  private static final BigDecimal EARLIEST = BigDecimal.valueOf(946_684_800_000L);

  private static final BigDecimal LATEST = BigDecimal.valueOf(4_102_444_800_000L);

  /** Read as milliseconds, the seconds of today are a day of January 1970. */
  private static final BigDecimal YEAR = BigDecimal.valueOf(31_536_000L);

  private static final Pattern NUMBER = Pattern.compile("\\d{1,19}(\\.\\d{1,9})?");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d([T ].{0,30})?");
  private static final Pattern URL = Pattern.compile("(?i)(https?)://([^/]*)(/.*)?");

  /** How one name may differ from another, the likeliest first. */
  private record Difference(Cause cause, BiPredicate<String, String> isIt) {}

  private static final List<Difference> DIFFERENCES =
      List.of(
          new Difference(Cause.WHITE_SPACE, (came, wanted) -> came.strip().equals(wanted)),
          new Difference(Cause.WRONG_CASE, String::equalsIgnoreCase),
          new Difference(
              Cause.TRAILING_SLASH,
              (came, wanted) -> came.equals(wanted + "/") || wanted.equals(came + "/")),
          new Difference(Cause.WRONG_SCHEME, Mistakes::differByScheme),
          new Difference(Cause.URL_FOR_NAME, Mistakes::isUrlOf),
          new Difference(Cause.NAME_FOR_URL, (came, wanted) -> isUrlOf(wanted, came)));

  private Mistakes() {}

  /** In a value that is not of the type that it should have. */
  static Optional<Cause> inType(Object json, ClaimType<?> type) {
    boolean isTime = type == ClaimType.DATE || type == ClaimType.MILLISECONDS;
    if (isTime) {
      return inTime(json);
    }
    boolean wantsOne =
        type != ClaimType.AUDIENCE && type != ClaimType.STRINGS && type != ClaimType.ARRAY;
    return wantsOne && json instanceof List<?> all && !all.isEmpty()
        ? Optional.of(Cause.ARRAY)
        : Optional.empty();
  }

  private static Optional<Cause> inTime(Object json) {
    if (json instanceof BigDecimal number) {
      boolean isLikely = number.compareTo(EARLIEST) >= 0 && number.compareTo(LATEST) < 0;
      return isLikely ? Optional.of(Cause.MILLISECONDS) : Optional.empty();
    }
    if (json instanceof String text) {
      return NUMBER.matcher(text.strip()).matches()
          ? Optional.of(Cause.NUMBER_AS_TEXT)
          : Optional.of(Cause.DATE_AS_TEXT).filter(any -> DATE.matcher(text.strip()).matches());
    }
    return Optional.of(Cause.ARRAY).filter(any -> json instanceof List<?>);
  }

  /**
   * The value of the type that was meant by one that is not of it, where the mistake tells.
   *
   * @param json {@code null} if it is absent
   */
  static Optional<Object> meant(Object json, ClaimType<?> type) {
    if (json instanceof BigDecimal number && type == ClaimType.MILLISECONDS) {
      return Optional.of(number)
          .filter(seconds -> seconds.signum() > 0 && seconds.compareTo(YEAR) >= 0)
          .filter(seconds -> seconds.compareTo(EARLIEST) < 0)
          .map(seconds -> whole(seconds.movePointRight(3)));
    }
    if (json == null || type.read(json).isPresent()) {
      return Optional.empty();
    }
    Object meant =
        inType(json, type)
            .map(
                cause ->
                    switch (cause) {
                      case MILLISECONDS -> whole(((BigDecimal) json).movePointLeft(3));
                      case NUMBER_AS_TEXT -> new BigDecimal(((String) json).strip());
                      case ARRAY -> first((List<?>) json);
                      default -> json;
                    })
            .orElse(json);
    return Optional.of(meant).filter(one -> type.read(one).isPresent());
  }

  private static Object first(List<?> all) {
    return all.isEmpty() ? null : all.get(0);
  }

  private static BigDecimal whole(BigDecimal number) {
    return number.setScale(0, RoundingMode.FLOOR);
  }

  /** In a time that is read in milliseconds. */
  static Optional<Cause> inUnit(TimeClaim claim, NumericDate came) {
    return claim.type() == ClaimType.MILLISECONDS && came.seconds().compareTo(YEAR) < 0
        ? Optional.of(Cause.SECONDS)
        : Optional.empty();
  }

  /** In a text, or an array of texts, that names none of those that are accepted. */
  static Optional<Cause> inName(Object json, Collection<String> accepted) {
    List<String> came = new ArrayList<>();
    List<?> all =
        json instanceof List<?> several ? several : json == null ? List.of() : List.of(json);
    all.forEach(one -> came.add(String.valueOf(one)));
    if (json instanceof List<?> && came.stream().anyMatch(accepted::contains)) {
      return Optional.of(Cause.ARRAY);
    }
    for (Difference difference : DIFFERENCES) {
      for (String one : came) {
        if (accepted.stream().anyMatch(wanted -> difference.isIt().test(one, wanted))) {
          return Optional.of(difference.cause());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean differByScheme(String one, String other) {
    Matcher a = URL.matcher(one);
    Matcher b = URL.matcher(other);
    return a.matches()
        && b.matches()
        && !a.group(1).equalsIgnoreCase(b.group(1))
        && unslashed(one.substring(one.indexOf(':')))
            .equals(unslashed(other.substring(other.indexOf(':'))));
  }

  /** Whether a text is the URL of a name: of that host, or of a host that begins with it. */
  private static boolean isUrlOf(String text, String name) {
    Matcher url = URL.matcher(text.strip());
    return url.matches()
        && !name.isEmpty()
        && !URL.matcher(name).matches()
        && (url.group(2).equalsIgnoreCase(name)
            || url.group(2).toLowerCase(Locale.ROOT).startsWith(name + ".")
            || (url.group(2) + unslashed(url.group(3) == null ? "" : url.group(3))).equals(name));
  }

  private static String unslashed(String text) {
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
