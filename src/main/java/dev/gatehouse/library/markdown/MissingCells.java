package dev.gatehouse.library.markdown;

/**
 * Counts the cells that tables leave out. The parser adds them to short rows, so that a few
 * thousand characters could become a million cells.
 */
final class MissingCells {
  /** More than careless authors leave out, and not enough to matter. */
  private static final int MOST = 10_000;

  private MissingCells() {}

  /**
   * Whether tables leave out too many cells. Counts too much rather than too little, since it knows
   * only lines: a table begins below a line of hyphens and pipes, and ends before a blank line.
   */
  static boolean areTooMany(String markdown) {
    int missing = 0;
    int columns = 0;
    int start = 0;
    while (start < markdown.length()) {
      int end = endOfLine(markdown, start);
      int pipes = 0;
      boolean blank = true;
      boolean delimiter = true;
      for (int i = start; i < end; i++) {
        char c = markdown.charAt(i);
        pipes += c == '|' ? 1 : 0;
        blank &= " \t>".indexOf(c) >= 0;
        delimiter &= " \t>|:-".indexOf(c) >= 0;
      }
      if (blank) {
        columns = 0;
      } else {
        // Below the first such line, another one is a row.
        missing += Math.max(0, columns - pipes - 1);
        columns = delimiter && pipes > 0 ? Math.max(columns, pipes + 1) : columns;
      }
      if (missing > MOST) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private static int endOfLine(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }
}
