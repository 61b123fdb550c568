package dev.gatehouse.protocol.header;

import dev.gatehouse.cache.TextCache;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a caller accepts, by its {@code Accept} header (RFC 9110 section 12.5.1). */
public final class AcceptedTypes {
  private static final Comparator<Range> BY_PREFERENCE =
      Comparator.comparing(Range::quality).thenComparing(Range::precision);

  private static final Range UNWANTED = new Range("", BigDecimal.ZERO);

  private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");

  private static final TextCache<Boolean> JSON_PREFERRED =
      new TextCache<>(AcceptedTypes::readJsonPreference);

  private static final TextCache<Boolean> PAGE_WANTED =
      new TextCache<>(AcceptedTypes::readPageWanted);

  private final List<Range> ranges;

  private AcceptedTypes(List<Range> ranges) {
    this.ranges = ranges;
  }

  private record Range(String type, BigDecimal quality) {
    static Range of(String text) {
      String[] parts = text.split(";");
      BigDecimal quality = BigDecimal.ONE;
      for (int i = 1; i < parts.length; i++) {
        String parameter = parts[i].trim().toLowerCase(Locale.ROOT);
        if (parameter.matches("q=[01](\\.\\d{0,3})?")) {
          quality = new BigDecimal(parameter.substring(2));
        }
      }
      return new Range(parts.length == 0 ? "" : parts[0].trim(), quality);
    }

    boolean covers(String wanted) {
      return type.equalsIgnoreCase(wanted)
          || type.equals("*/*")
          || type.endsWith("/*") && wanted.regionMatches(true, 0, type, 0, type.length() - 1);
    }

    /** Names nothing; so does no header at all. */
    boolean isAny() {
      return type.isEmpty() || type.equals("*/*");
    }

    /** A type that is named takes precedence over one that a wildcard covers. */
    int precision() {
      return type.equals("*/*") ? 0 : type.endsWith("/*") ? 1 : 2;
    }
  }

  /** Whether the caller prefers JSON to a page; at equal preference a page is sent. */
  public static boolean preferJson(String accept) {
    return !accept.isEmpty() && JSON_PREFERRED.of(accept);
  }

  private static boolean readJsonPreference(String accept) {
    AcceptedTypes accepted =
        new AcceptedTypes(Arrays.stream(accept.split(",")).map(Range::of).toList());
    return BY_PREFERENCE.compare(accepted.range("application/json"), accepted.range("text/html"))
        > 0;
  }

  /**
   * Whether the caller wants a page: HTML is named, or nothing is. Browsers name what they want of
   * pictures, styles and data, and take anything else only at worst.
   */
  public static boolean wantPage(String accept) {
    return PAGE_WANTED.of(accept);
  }

  private static boolean readPageWanted(String accept) {
    List<Range> wanted =
        Arrays.stream(accept.split(","))
            .map(Range::of)
            .filter(range -> range.quality().signum() > 0)
            .toList();
    return wanted.stream().allMatch(Range::isAny)
        || wanted.stream().anyMatch(range -> PAGES.contains(range.type().toLowerCase(Locale.ROOT)));
  }

  /** The range that counts for a type: the most precise one that covers it. */
  private Range range(String type) {
    return ranges.stream()
        .filter(range -> range.covers(type))
        .max(Comparator.comparing(Range::precision))
        .orElse(UNWANTED);
  }
}
