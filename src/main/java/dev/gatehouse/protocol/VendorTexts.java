package dev.gatehouse.protocol;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * What a vendor's package says about itself in {@code vendor.properties}, in UTF-8. Tests fail
 * where one of these is missing:
 *
 * <ul>
 *   <li>{@code vendor}: its name; {@code text}: one sentence about it
 *   <li>{@code claim.<name>}: what each offered claim means
 *   <li>{@code <option>.label} and {@code <option>.help} of each {@link Option}
 *   <li>{@code address.<name>} of each {@link Address}, but for {@code callback} and {@code page},
 *       which have a text for all vendors
 * </ul>
 *
 * <p>These replace what the console says of any vendor on the page of a connection: {@code
 * loginUrl.label} and {@code loginUrl.help}, the same of {@code logoutUrl}, {@code issuer} and
 * {@code audience}; {@code algorithm.help}; texts of {@code key}, {@code connection}, {@code setup}
 * and {@code integration}. {@code name.default} is what a new connection is called. A {@code
 * key.note} is shown with the keys of this vendor only, and {@code check.<name>}, with a dash for
 * each space, says what a {@link dev.gatehouse.token.claims.ClaimCheck} of its own requires.
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
