package dev.gatehouse.demo;

import dev.gatehouse.tenant.SiteSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The look of a help center of the demo.
 *
 * @param footer Markdown, or {@code null}
 * @param logo name of a file, or {@code null}
 */
record DemoLook(String accentColor, String footer, String logo) {
  static DemoLook of(String accentColor) {
    return new DemoLook(accentColor, null, null);
  }

  void applyTo(SiteSettings settings) {
    settings.getLook().setAccentColor(accentColor);
    settings.getLook().setFooter(footer);
    settings.getLook().setAskHelpful(true);
  }

  /** The logo, if any. */
  Optional<byte[]> picture() {
    return Optional.ofNullable(logo).map(DemoLook::read);
  }

  private static byte[] read(String name) {
    try (InputStream in = DemoLook.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the demo's logo " + name + " cannot be read", e);
    }
  }
}
