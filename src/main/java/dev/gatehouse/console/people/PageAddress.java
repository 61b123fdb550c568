package dev.gatehouse.console.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A page's address and its parameters; a parameter without a value is left out. */
final class PageAddress {
  private final StringBuilder text;

  private PageAddress(String page, long site) {
    text = new StringBuilder("/console/people/").append(page).append(".xhtml?site=").append(site);
  }

  static PageAddress of(String page, long site) {
    return new PageAddress(page, site);
  }

  /** An id from an address, or {@code null} if the text is not one. */
  static Long id(String text) {
    return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
  }

  PageAddress with(String name, Object value) {
    if (value != null) {
      text.append('&').append(name).append('=');
      text.append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
