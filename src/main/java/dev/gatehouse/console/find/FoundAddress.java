package dev.gatehouse.console.find;

import dev.gatehouse.administration.find.Found;
import dev.gatehouse.console.ConsoleTexts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The page about something that was found. */
final class FoundAddress {
  private FoundAddress() {}

  static String of(Found found) {
    return switch (found.kind()) {
      case SITE -> at("site/overview", found);
      case USER -> at("people/user", found) + "&id=" + found.id();
      case PERSON ->
          found.site() == null
              ? "/console/log/events.xhtml?user=" + encoded(found.id())
              // By an event of theirs, so that the page's address does not name them.
              : at("people/person", found) + "&id=" + found.within();
      case EVENT -> at("log/event", found) + "&id=" + found.id();
      case SESSION ->
          found.within() == null
              ? at("people/sessions", found)
              : at("people/user", found) + "&id=" + found.within();
      case CONNECTION -> at("sso/connection", found) + "&id=" + found.id();
      case KEY -> at("sso/connection", found) + "&id=" + found.within();
      case ARTICLE -> at("content/article", found) + "&id=" + found.id();
    };
  }

  /** What tells it from others of the same title. */
  static String detail(Found found, ConsoleTexts texts) {
    return found.site() == null ? texts.of("find", "everywhere") : found.detail();
  }

  private static String at(String page, Found found) {
    return "/console/" + page + ".xhtml?site=" + found.site();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
