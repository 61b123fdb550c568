package dev.gatehouse.administration.content.imports;

/** A file says something of itself that cannot be taken; nobody guesses what it meant. */
final class BadFrontMatter extends Exception {
  BadFrontMatter(String message) {
    super(message, null, false, false);
  }
}
