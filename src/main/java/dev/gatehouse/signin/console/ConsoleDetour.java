package dev.gatehouse.signin.console;

import dev.gatehouse.protocol.Answer;
import java.util.List;
import java.util.Map;

/** Redirects an operator who has to do something else before they get what they asked for. */
final class ConsoleDetour {
  private ConsoleDetour() {}

  /**
   * @param path on this host; parameters encoded
   * @param forScript whether a page's script asks: it would follow an HTTP redirect and could not
   *     use the page behind it (Jakarta Faces 4.0, section 13.4.4, partial responses)
   */
  static Answer to(String path, boolean forScript) {
    return forScript ? partial(path) : Answer.redirect(303, path);
  }

  private static Answer partial(String path) {
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
