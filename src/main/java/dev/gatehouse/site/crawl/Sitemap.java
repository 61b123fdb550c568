package dev.gatehouse.site.crawl;

import dev.gatehouse.library.Catalogue;
import dev.gatehouse.tenant.Site;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A public site's sitemap (protocol 0.9 of sitemaps.org): the pages that somebody who is not signed
 * in may read. It has several parts and an index of them where one file may not have all.
 */
final class Sitemap {
  /** The URLs that one file may have. */
  static final int MOST_URLS = 50_000;

  static final String PATH = "/sitemap.xml";
  static final String PART = "part";

  private static final String NAMESPACE = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private final String origin;
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(String path, Instant changed) {}

  /**
   * @param origin of all its addresses
   * @param catalogue what an anonymous reader may see
   */
  Sitemap(Site site, String origin, Catalogue catalogue) {
    this.origin = origin;
    if (site.settings().isHomePublished()) {
      entries.add(new Entry("/", null));
    }
    entries.add(new Entry("/docs", null));
    catalogue.categories().forEach(card -> entries.add(new Entry(card.path(), card.updatedAt())));
    catalogue.articles().stream()
        .filter(card -> !card.reauthenticate())
        .forEach(card -> entries.add(new Entry(card.path(), card.updatedAt())));
  }

  /**
   * The file, or one of its parts.
   *
   * @param part counts from 1; {@code null} for the file that search engines begin with
   * @return empty for a part that there is not
   */
  Optional<String> xml(Integer part) {
    int parts = (entries.size() + MOST_URLS - 1) / MOST_URLS;
    if (part == null) {
      return Optional.of(parts == 1 ? urls(entries) : index(parts));
    }
    int from = (part - 1) * MOST_URLS;
    return part < 1 || part > parts
        ? Optional.empty()
        : Optional.of(urls(entries.subList(from, Math.min(entries.size(), from + MOST_URLS))));
  }

  private String index(int parts) {
    StringBuilder xml = new StringBuilder(DECLARATION).append("<sitemapindex " + NAMESPACE + ">\n");
    IntStream.rangeClosed(1, parts)
        .forEach(
            part ->
                xml.append("<sitemap><loc>")
                    .append(origin + PATH + "?" + PART + "=" + part)
                    .append("</loc></sitemap>\n"));
    return xml.append("</sitemapindex>\n").toString();
  }

  /** Origins and paths consist of characters that need no escape: letters, digits, hyphens. */
  private String urls(List<Entry> some) {
    StringBuilder xml = new StringBuilder(DECLARATION).append("<urlset " + NAMESPACE + ">\n");
    for (Entry entry : some) {
      xml.append("<url><loc>").append(origin).append(entry.path()).append("</loc>");
      if (entry.changed() != null) {
        xml.append("<lastmod>")
            .append(entry.changed().truncatedTo(ChronoUnit.SECONDS))
            .append("</lastmod>");
      }
      xml.append("</url>\n");
    }
    return xml.append("</urlset>\n").toString();
  }
}
