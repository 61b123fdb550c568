package dev.gatehouse.console.sso;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What pages say about a protocol: a text of its own under {@code <protocol>.<key>}, or else what
 * is said of any under {@code <key>}. A protocol of which no text knows is called by its name.
 */
@Named("protocolTexts")
@ApplicationScoped
public class ProtocolTexts {
  private static final String BUNDLE = "dev.gatehouse.console.sso";

  /** The vendor's name. */
  public String label(String protocol) {
    return of(protocol, "vendor", protocol);
  }

  public String of(String protocol, String key) {
    return of(protocol, key, key);
  }

  /** Whether anything is said. */
  public boolean has(String protocol, String key) {
    return !of(protocol, key, "").isEmpty();
  }

  private static String of(String protocol, String key, String otherwise) {
    ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH);
    String own = protocol + "." + key;
    return texts.containsKey(own)
        ? texts.getString(own)
        : texts.containsKey(key) ? texts.getString(key) : otherwise;
  }
}
