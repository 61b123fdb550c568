package dev.gatehouse.library.file.picture;

/** A picture cannot be stored; the message is a sentence without its subject. */
public final class BadPicture extends Exception {
  private static final long serialVersionUID = 1L;

  BadPicture(String message) {
    super(message, null, false, false);
  }

  static BadPicture damaged() {
    return new BadPicture("is damaged, or not all of it arrived");
  }
}
