package dev.gatehouse.library.markdown;

import java.io.IOException;

/**
 * Text that takes no more characters than a page can have. A few characters of Markdown can stand
 * for many of HTML: a link by reference repeats its whole address.
 */
final class LimitedText implements Appendable {
  /**
   * A text of the greatest length allowed has a fifth of it; typical HTML is half as long again.
   */
  static final int MOST = 5_000_000;

  private final StringBuilder text = new StringBuilder();

  @Override
  public LimitedText append(CharSequence part) {
    return append(part, 0, part.length());
  }

  @Override
  public LimitedText append(CharSequence part, int start, int end) {
    require(end - start);
    text.append(part, start, end);
    return this;
  }

  @Override
  public LimitedText append(char character) {
    require(1);
    text.append(character);
    return this;
  }

  private void require(int more) {
    if (text.length() + more > MOST) {
      throw Unrenderable.tooLong();
    }
  }

  /** For writers that expect text to be written to a device. */
  static void impossible(IOException e) {
    throw new IllegalStateException("text in memory cannot fail to be written", e);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
