package dev.gatehouse.console.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address of a page with parameters; those without a value are left out. */
final class PageAddress {
  private final StringBuilder text;

  private PageAddress(String page, long site) {
    text = new StringBuilder("/console/people/").append(page).append(".xhtml?site=").append(site);
  }

  static PageAddress of(String page, long site) {
    return new PageAddress(page, site);
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
