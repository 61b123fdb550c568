package dev.gatehouse.administration.sitefile;

import java.util.Locale;

/** A list in a site file, in the order in which the file has them. */
enum FileSection {
  GROUPS,
  CONNECTIONS,
  CATEGORIES,
  ARTICLES;

  /** The member of the file. */
  String member() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether editors write it, so that a file of settings leaves it out. */
  boolean isContent() {
    return this == CATEGORIES || this == ARTICLES;
  }

  /** What an error message calls the thing at a position in the file, counted from 0. */
  String place(int position) {
    return member() + "[" + position + "]";
  }

  /** What a difference calls a thing. */
  String path(String reference) {
    return member() + "[" + reference + "]";
  }
}
