package dev.gatehouse.console.people;

import dev.gatehouse.storage.PageRequest;

/** Where in a long list a page is, as its address tells. */
final class Place {
  private Place() {}

  /** The parameters {@code older} and {@code newer}; what is no id counts as absent. */
  static PageRequest of(String older, String newer) {
    return new PageRequest(id(older), id(newer));
  }

  /** A number in an address; {@code null} where there is none. */
  static Long id(String text) {
    return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
  }
}
