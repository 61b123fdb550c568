package dev.gatehouse.site;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.CacheUse;
import dev.gatehouse.cache.Caches;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;

/**
 * Puts the frame of a request around what stands within it. The latest pages are cached by all that
 * they show, because readers return to a page, and readers who are not signed in see the same one.
 */
@ApplicationScoped
public class FramedPages implements CacheUse.Measured {
  private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 32;

  /** What an entry takes beside its bytes, roughly. */
  private static final int ENTRY = 600;

  private final Cache<Key, ContentPage> pages =
      Caches.builder()
          .maximumWeight(MOST_BYTES)
          .weigher((Key key, ContentPage page) -> page.bytes().length + ENTRY)
          .recordStats()
          .build();

  private record Key(Frame frame, String title, String language, String layout, ContentPart part) {
    private ContentPage page() {
      String other = language.equals(frame.text().language().tag()) ? null : language;
      return ContentPage.of(
          output ->
              JteframeGenerated.render(output, null, frame, title, other, layout, false, part),
          part);
    }
  }

  @Override
  public Stream<CacheUse> cacheUse() {
    return Stream.of(CacheUse.of("pages", pages));
  }

  /**
   * The page of a part.
   *
   * @param language of the title
   * @param layout a class of {@code site.css}
   */
  ContentPage of(Frame frame, String title, String language, String layout, ContentPart part) {
    return pages.get(new Key(frame, title, language, layout, part), Key::page);
  }
}
