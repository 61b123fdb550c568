package dev.gatehouse.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The console's texts for Java code; pages read the same bundles as {@code #{msg['…']}}. */
@ApplicationScoped
public class ConsoleTexts {
  private static final String ROOM = "dev.gatehouse.console.";

  /** Returns a text that all pages share. */
  public String get(String key, Object... values) {
    return of("messages", key, values);
  }

  /**
   * @param bundle such as {@code sso}
   * @param values for {@code {0}} and so on
   */
  public String of(String bundle, String key, Object... values) {
    String text = ResourceBundle.getBundle(ROOM + bundle, Locale.ENGLISH).getString(key);
    return values.length == 0 ? text : new MessageFormat(text, Locale.ENGLISH).format(values);
  }

  /** Returns a text if it exists, for keys that another room defines. */
  public Optional<String> find(String bundle, String key) {
    ResourceBundle texts = ResourceBundle.getBundle(ROOM + bundle, Locale.ENGLISH);
    return texts.containsKey(key) ? Optional.of(texts.getString(key)) : Optional.empty();
  }
}
