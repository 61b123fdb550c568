package dev.gatehouse.console.find;

import dev.gatehouse.administration.find.Found;
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
          (found.site() == null ? "/console/log/events.xhtml?" : at("log/events", found) + "&")
              + "user="
              + encoded(found.id());
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

  private static String at(String page, Found found) {
    return "/console/" + page + ".xhtml?site=" + found.site();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
