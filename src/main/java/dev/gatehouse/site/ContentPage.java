package dev.gatehouse.site;

import dev.gatehouse.secret.Fingerprint;
import gg.jte.html.HtmlContent;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A page with content, which a browser may store.
 *
 * @param bytes UTF-8
 * @param tag the entity tag that covers everything the page shows, in quotes
 */
record ContentPage(byte[] bytes, String tag) {
  /**
   * @param part of the page that is cached, or {@code null}
   */
  static ContentPage of(HtmlContent template, ContentPart part) {
    Utf8ByteOutput output = PageResponse.rendered(template);
    return new ContentPage(output.toByteArray(), '"' + fingerprint(output, part) + '"');
  }

  /** A part's own fingerprint stands for it, because a part is long, and always the same. */
  private static String fingerprint(Utf8ByteOutput page, ContentPart part) {
    ByteArrayOutputStream shown = new ByteArrayOutputStream(8192);
    try {
      page.writeTo(
          (bytes, offset, length) -> {
            if (part != null && bytes == part.bytes()) {
              shown.writeBytes(part.fingerprint());
            } else {
              shown.write(bytes, offset, length);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return Fingerprint.of(shown.toByteArray());
  }
}
