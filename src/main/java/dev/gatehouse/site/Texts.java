package dev.gatehouse.site;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The texts of the reader's pages in one language. A text without values is shown as it is in the
 * bundle; a text with values is a {@link MessageFormat}, in which an apostrophe is written twice.
 */
public final class Texts {
  private static final String BUNDLE = "dev.gatehouse.site.texts";

  /** English is the bundle's root; the server's default locale is never used. */
  private static final ResourceBundle.Control NO_SERVER_LANGUAGE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private static final Map<ReaderLanguage, Texts> ALL =
      Arrays.stream(ReaderLanguage.values())
          .collect(Collectors.toUnmodifiableMap(Function.identity(), Texts::new));

  private final ReaderLanguage language;
  private final ResourceBundle bundle;
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  private Texts(ReaderLanguage language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE, language.locale(), Texts.class.getClassLoader(), NO_SERVER_LANGUAGE);
  }

  public static Texts in(ReaderLanguage language) {
    return ALL.get(language);
  }

  public ReaderLanguage language() {
    return language;
  }

  ResourceBundle bundle() {
    return bundle;
  }

  public String of(String key) {
    return bundle.getString(key);
  }

  public String with(String key, Object... values) {
    MessageFormat known =
        formats.computeIfAbsent(key, any -> new MessageFormat(of(key), language.locale()));
    // A format is not safe for several threads.
    return ((MessageFormat) known.clone()).format(values);
  }

  /** Whether a template has nothing to show of an optional text. */
  public static boolean isEmpty(String text) {
    return text == null || text.isEmpty();
  }
}
