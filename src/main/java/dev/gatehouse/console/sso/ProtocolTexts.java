package dev.gatehouse.console.sso;

import dev.gatehouse.protocol.VendorTexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What pages say about a protocol: a text of the vendor's own package, or else what is said of any
 * under {@code <key>}. Of providers that are merely announced it stands here, under {@code
 * <provider>.<key>}. A protocol without any text is called by its name.
 */
@Named("protocolTexts")
@ApplicationScoped
public class ProtocolTexts {
  private static final String BUNDLE = "dev.gatehouse.console.sso";

  /** The vendor's name. */
  public String label(String protocol) {
    return said(protocol, "vendor", protocol);
  }

  public String of(String protocol, String key) {
    return said(protocol, key, key);
  }

  /** The name of a variant of a protocol, or of the protocol where there is none. */
  public String label(String protocol, String variant) {
    return variant == null ? label(protocol) : of(protocol, variant, "vendor");
  }

  /** What is said of a variant, which may be {@code null}, or else of its protocol. */
  public String of(String protocol, String variant, String key) {
    return new VendorTexts(protocol).find(variant + "." + key).orElseGet(() -> of(protocol, key));
  }

  /** Whether anything is said. */
  public boolean has(String protocol, String key) {
    return !said(protocol, key, "").isEmpty();
  }

  private static String said(String protocol, String key, String otherwise) {
    return new VendorTexts(protocol).find(key).orElseGet(() -> ours(protocol, key, otherwise));
  }

  private static String ours(String protocol, String key, String otherwise) {
    ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH);
    String own = protocol + "." + key;
    return texts.containsKey(own)
        ? texts.getString(own)
        : texts.containsKey(key) ? texts.getString(key) : otherwise;
  }
}
