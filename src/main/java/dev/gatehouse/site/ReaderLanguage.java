package dev.gatehouse.site;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.request.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language of the reader's pages. The first one is the default. */
public enum ReaderLanguage {
  EN,
  DE,
  ES,
  FR,
  JA;

  private static final int LONGEST_HEADER = 500;
  private static final List<String> TAGS =
      Arrays.stream(values()).map(ReaderLanguage::tag).toList();

  /** Browsers send few different headers. */
  private static final int MOST_HEADERS = 1000;

  private static final Cache<String, Optional<ReaderLanguage>> KNOWN =
      Caches.builder().maximumSize(MOST_HEADERS).build();

  /** The language tag (RFC 5646). */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Locale locale() {
    return Locale.forLanguageTag(tag());
  }

  /** The language of a page: from the reader's token, else the browser, else the site. */
  public static ReaderLanguage of(Visit visit, HttpServletRequest request) {
    return Optional.ofNullable(visit)
        .flatMap(Visit::caller)
        .map(Caller::language)
        .flatMap(ReaderLanguage::ofTag)
        .or(() -> ofRanges(request.getHeader("Accept-Language")))
        .or(() -> ofSite(visit))
        .orElse(EN);
  }

  private static Optional<ReaderLanguage> ofSite(Visit visit) {
    return Optional.ofNullable(visit)
        .map(found -> found.site().settings().getContentLanguage())
        .flatMap(ReaderLanguage::ofTag);
  }

  /** The language of a tag, regardless of its region and script. */
  public static Optional<ReaderLanguage> ofTag(String tag) {
    return ofRanges(tag);
  }

  /** The first supported language of an Accept-Language header (RFC 9110 section 12.5.4). */
  static Optional<ReaderLanguage> ofRanges(String header) {
    if (header == null || header.isBlank() || header.length() > LONGEST_HEADER) {
      return Optional.empty();
    }
    return KNOWN.get(header, ReaderLanguage::lookUp);
  }

  private static Optional<ReaderLanguage> lookUp(String header) {
    try {
      List<Locale.LanguageRange> ranges =
          Locale.LanguageRange.parse(header).stream()
              .filter(range -> range.getWeight() > 0 && !range.getRange().startsWith("*"))
              .toList();
      return Optional.ofNullable(Locale.lookupTag(ranges, TAGS))
          .map(tag -> valueOf(tag.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      // The header is malformed: the client controls it.
      return Optional.empty();
    }
  }
}
