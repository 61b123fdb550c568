package dev.gatehouse.site;

import dev.gatehouse.secret.Fingerprint;
import gg.jte.html.HtmlContent;
import gg.jte.html.HtmlTemplateOutput;

/**
 * The part of a page that is the same for every reader who may see the same content: what stands
 * within the frame.
 *
 * @param bytes UTF-8
 * @param fingerprint of the bytes
 */
record ContentPart(byte[] bytes, byte[] fingerprint) implements HtmlContent {
  static ContentPart of(HtmlContent template) {
    byte[] bytes = PageResponse.rendered(template).toByteArray();
    return new ContentPart(bytes, Fingerprint.sha256(bytes));
  }

  @Override
  public void writeTo(HtmlTemplateOutput output) {
    output.writeBinaryContent(bytes);
  }
}
