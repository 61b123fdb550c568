package dev.gatehouse.signin.console;

import dev.gatehouse.protocol.Answer;
import java.util.List;
import java.util.Map;

/**
 * Sends a page on whose script asked: the script would follow a redirect of HTTP by itself and make
 * nothing of the page behind it (Jakarta Faces 4.0, section 13.4.4, partial responses).
 */
final class PartialRedirect {
  private PartialRedirect() {}

  /**
   * @param path of this host; parameters encoded
   */
  static Answer to(String path) {
    String xml =
        "<?xml version='1.0' encoding='UTF-8'?>\n<partial-response><redirect url=\""
            + path.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;")
            + "\"></redirect></partial-response>";
    return new Answer(
        200,
        List.of(new Answer.Header("Cache-Control", "no-store")),
        null,
        Map.of(),
        "text/xml;charset=UTF-8",
        xml);
  }
}
