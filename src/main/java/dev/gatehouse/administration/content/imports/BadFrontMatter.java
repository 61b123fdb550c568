package dev.gatehouse.administration.content.imports;

/** A file's front matter cannot be used; its meaning is never guessed. */
final class BadFrontMatter extends Exception {
  BadFrontMatter(String message) {
    super(message, null, false, false);
  }
}
