package dev.gatehouse.library.markdown;

/** A text that cannot be shown as HTML within the limits of a page. Its message is safe to show. */
public final class Unrenderable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Unrenderable(String message, Throwable cause) {
    super(message, cause);
  }

  static Unrenderable tooLong() {
    return new Unrenderable("would be too long as HTML", null);
  }

  static Unrenderable because(Throwable cause) {
    return new Unrenderable("cannot be shown as HTML", cause);
  }
}
