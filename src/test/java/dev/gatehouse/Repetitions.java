package dev.gatehouse;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.function.ThrowingSupplier;

/**
 * Long monotonous texts, with which a parser shows whether its work grows faster than its input.
 */
public final class Repetitions {
  private static final int LENGTH = 300_000;

  /** Ends what would never answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /**
   * The processor time of an answer, which needs a second and a half at most; other work on the
   * machine does not lengthen it. A parser that begins anew at each of the repeated strings, and
   * reads to the end character by character, has some 10^10 steps, of a few nanoseconds each.
   *
   * <p>The machine copies and searches text many characters at a time, so that the square of that
   * takes a few seconds only. Copies are therefore counted, see {@link #MOST_BYTES}; searches that
   * begin anew and copy nothing are not noticed.
   */
  private static final Duration MOST_WORK = Duration.ofSeconds(10);

  /**
   * What a parser may allocate for each character: twice what the most wasteful one does. One that
   * copies the rest of the text at each of the repeated strings allocates 10,000 at least.
   */
  private static final long MOST_BYTES = 8_000;

  /** What does not depend on the text, such as classes that are loaded. */
  private static final long BYTES_AT_FIRST = 100_000_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final List<String> PAIRS =
      List.of(
          "![",
          "[](",
          "](",
          "[a](",
          "[a](<b",
          "[a](b \"",
          "![[]()",
          "[[]()",
          "[a]()[",
          "[a][b]",
          "[a]: b\n",
          "*_",
          "*a ",
          "**a",
          "*a_",
          "a**b",
          "~~a",
          "~a~~",
          "a***",
          "`a``b",
          "` `` ",
          "<!--",
          "<?",
          "<![CDATA[",
          "<a ",
          "<a b=\"",
          "</",
          "<b>",
          "<b>a\n\n",
          "<b><i>a\n\n",
          "<h1>",
          "<h2 id=a>",
          "<h2 id=a></h2>",
          "<h1><td>",
          "<h1><ul>",
          "<table>",
          "<td>",
          "<p>",
          "<li>",
          "<div>",
          "<details>",
          "<script>",
          "&amp;",
          "a=&",
          "&#",
          "a\n",
          "\r\n",
          "\r",
          "> ",
          "> a\n",
          "> [!NOTE]\n",
          "> [!NOTE]\n\n",
          "- ",
          "- a\n",
          "- \n\n",
          "1. ",
          "> - a\n",
          "# a\n",
          "#\n",
          "## a\n",
          "a\n=\n",
          "---\n",
          "```\n",
          "```",
          "~~~\n",
          "|a",
          "|\n",
          "| a |\n|---|\n",
          "a|b\n-|-\n\n",
          "a@",
          "a@b.c ",
          "http://",
          "www.",
          "(a",
          "((",
          "\\\n",
          "a\n\n",
          "    a\n",
          "\"\"",
          "\"a",
          ",\"",
          ";q=",
          "a=b; ",
          "a;",
          "a,",
          "a-",
          "a.",
          "%2F",
          "a/",
          "//",
          "&a",
          "--",
          "...\n",
          "---\n---\n",
          "a: b\n",
          "a: [",
          "{a: ",
          "- - ",
          "&a *a ",
          "? ",
          "'a",
          "\u00e9",
          "\u65e5\u672c",
          "\ud83d\ude00",
          "e\u0301",
          "\u0301",
          "I\u0307");

  /** Letters and digits that mean something in numbers or escapes; the others are read as these. */
  private static final String SOME_OF_WORDS = "aAbEenux019";

  private Repetitions() {}

  /**
   * Each sign of ASCII and some of its letters, and strings with a meaning somewhere, for 300,000
   * characters.
   */
  public static List<String> each() {
    return each(LENGTH);
  }

  /** The same with this many characters, for what has a limit of its own. */
  public static List<String> each(int length) {
    List<String> texts = new ArrayList<>();
    for (char c = 0; c < 128; c++) {
      if (!Character.isLetterOrDigit(c) || SOME_OF_WORDS.indexOf(c) >= 0) {
        texts.add(String.valueOf(c).repeat(length));
      }
    }
    PAIRS.forEach(pair -> texts.add(pair.repeat(length / pair.length())));
    return texts;
  }

  /** Fails when an answer does not come soon; any answer will do, a refusal included. */
  public static void answersSoon(String text, Executable parser) {
    answerSoon(
        text,
        () -> {
          parser.execute();
          return null;
        });
  }

  /** The answer, which has to come soon, and without copying the text again and again. */
  public static <T> T answerSoon(String text, ThrowingSupplier<T> parser) {
    return answer(text, parser, MOST_WORK);
  }

  static <T> T answer(String text, ThrowingSupplier<T> parser, Duration mostWork) {
    return assertTimeoutPreemptively(
        PATIENCE, () -> measured(text, parser, mostWork), () -> "repeats " + beginning(text));
  }

  private static <T> T measured(String text, ThrowingSupplier<T> parser, Duration mostWork)
      throws Throwable {
    long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
    long nanosBefore = THREADS.getCurrentThreadCpuTime();
    T answer = parser.get();
    long nanos = THREADS.getCurrentThreadCpuTime() - nanosBefore;
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
    assertTrue(
        bytes < BYTES_AT_FIRST + MOST_BYTES * text.length() && nanos < mostWork.toNanos(),
        () ->
            "allocates %d bytes, works for %d ns, repeats %s"
                .formatted(bytes, nanos, beginning(text)));
    return answer;
  }

  private static String beginning(String text) {
    String shown = text.substring(0, Math.min(20, text.length()));
    return shown.chars().allMatch(c -> c >= ' ')
        ? shown
        : shown.chars().boxed().toList().toString();
  }
}
