package dev.gatehouse.site;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.library.Catalogue;
import gg.jte.html.HtmlContent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Caches what stands within the frame of content pages. A catalogue contains what a viewer may see
 * of one revision of a site, and never changes: a change to content, groups or settings makes
 * another catalogue, and with it other parts. Who is signed in, and whether they still may be, is
 * decided before, at each request.
 */
@ApplicationScoped
public class ContentParts {
  private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 16;

  /** What an entry takes beside its bytes, roughly. */
  private static final int ENTRY = 300;

  private final Cache<Key, ContentPart> parts =
      Caches.builder()
          .maximumWeight(MOST_BYTES)
          .weigher((Key key, ContentPart part) -> part.bytes().length + ENTRY)
          .build();

  /**
   * What a part depends on.
   *
   * @param page which page of the catalogue: a value that other pages do not equal
   * @param revision of the site, whose settings may be ahead of the catalogue, or behind it
   */
  record Key(long catalogue, Object page, ReaderLanguage language, long revision) {
    static Key of(Catalogue catalogue, Object page, Frame frame) {
      return new Key(catalogue.number(), page, frame.text().language(), frame.look().revision());
    }
  }

  Optional<ContentPart> find(Key key) {
    return Optional.ofNullable(parts.getIfPresent(key));
  }

  /** The part as it was rendered before, or as it is rendered now. */
  ContentPart of(Key key, HtmlContent template) {
    return find(key).orElseGet(() -> keep(key, template));
  }

  /** Renders a part and caches it. */
  ContentPart keep(Key key, HtmlContent template) {
    ContentPart part = ContentPart.of(template);
    parts.put(key, part);
    return part;
  }
}
