package dev.gatehouse.site;

import dev.gatehouse.signin.request.Visit;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.util.ResourceBundle;

/**
 * The texts of the reader's pages in the language of this request. A text without values is shown
 * as it is in the bundle; a text with values is a {@link MessageFormat}, in which an apostrophe is
 * written twice.
 */
@Named("text")
@RequestScoped
public class Texts {
  private static final String BUNDLE = "dev.gatehouse.site.texts";

  /** English is the bundle's root; the server's default locale is never used. */
  private static final ResourceBundle.Control NO_SERVER_LANGUAGE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  @Inject HttpServletRequest request;

  private ReaderLanguage language;

  public ReaderLanguage getLanguage() {
    if (language == null) {
      language = ReaderLanguage.of(Visit.of(request), request);
    }
    return language;
  }

  public String of(String key) {
    return in(getLanguage()).getString(key);
  }

  public String with(String key, Object value) {
    return format(key, value);
  }

  public String with(String key, Object first, Object second) {
    return format(key, first, second);
  }

  private String format(String key, Object... values) {
    return new MessageFormat(of(key), getLanguage().locale()).format(values);
  }

  static ResourceBundle in(ReaderLanguage language) {
    return ResourceBundle.getBundle(
        BUNDLE, language.locale(), Texts.class.getClassLoader(), NO_SERVER_LANGUAGE);
  }
}
