package dev.gatehouse.protocol;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * What a vendor's package says about itself in {@code vendor.properties}: its name ({@code
 * vendor}), a sentence ({@code text}), its own words for settings, keys and addresses, what its
 * claims mean ({@code claim.<name>}), and what its checks require ({@code check.<name>}, with a
 * dash for each space).
 *
 * @param protocol which is also the name of the package
 */
public record VendorTexts(String protocol) {
  /** Empty where the package has no such text, or is no package of ours. */
  public Optional<String> find(String key) {
    try {
      ResourceBundle texts =
          ResourceBundle.getBundle(
              VendorTexts.class.getPackageName() + "." + protocol + ".vendor",
              Locale.ENGLISH,
              Thread.currentThread().getContextClassLoader());
      return texts.containsKey(key) ? Optional.of(texts.getString(key)) : Optional.empty();
    } catch (MissingResourceException e) {
      // A protocol without texts is called by its name; so is one that is merely announced.
      return Optional.empty();
    }
  }

  /** What a claim means, for an operator who fills it in. */
  public String claim(String name) {
    return find("claim." + name).orElse("");
  }
}
