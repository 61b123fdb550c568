package dev.gatehouse.administration.find;

import dev.gatehouse.storage.TextFilter;
import dev.gatehouse.text.EmailAddress;
import dev.gatehouse.text.PersonText;
import dev.gatehouse.trace.RequestTrace;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed who looks for something.
 *
 * @param text trimmed, of at most {@link #LONGEST} characters
 */
public record Sought(String text) {
  /** More than that is no name and no id, but may be a token. */
  public static final int LONGEST = 300;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  /**
   * How the header of a JSON Web Token begins: it is a JSON object, and base64url makes <code>ey
   * </code> and one of these letters of a brace and a quote or space.
   */
  private static final Pattern HEADER = Pattern.compile("ey[A-DI-L][\\w-]{7,}");

  /**
   * A segment and, ahead, the two behind it; an unsigned token leaves the last one empty. It never
   * begins within a segment and gives nothing back, so that it reads any text once.
   */
  private static final Pattern SEGMENTS =
      Pattern.compile("(?<![\\w-])([\\w-]++)(?=(\\.[\\w-]{2,}+\\.[\\w-]*+))");

  /** What mails and web pages put around texts that are copied from them, without being seen. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]");

  /** An address as mail programs and links write it. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?:mailto:|[^<>@]*<)([^<>\\s?]+@[^<>\\s?]+)(?:>|\\?.*)?");

  /** Reads what was typed; {@code null} is nothing. */
  public static Sought of(String typed) {
    String seen = UNSEEN.matcher(typed == null ? "" : typed).replaceAll("");
    String text = PersonText.trimmed(seen.replaceAll("\\p{Cntrl}", " "));
    Matcher address = ADDRESS.matcher(PersonText.cut(text, LONGEST));
    return new Sought(address.matches() ? address.group(1) : PersonText.cut(text, LONGEST));
  }

  /**
   * Whether there is a whole token in a text, such as a header or an address, which belongs into no
   * address and no search. Mails break long lines.
   */
  public static boolean isToken(String typed) {
    return typed != null && token(typed).isPresent();
  }

  /** The token within a pasted text. */
  public static Optional<String> token(String pasted) {
    String unbroken = pasted.replaceAll("\\s", "");
    Optional<String> whole = within(unbroken).filter(unbroken::equals);
    return whole.or(() -> within(pasted)).or(() -> within(unbroken));
  }

  private static Optional<String> within(String text) {
    return SEGMENTS
        .matcher(text)
        .results()
        .flatMap(
            segments ->
                HEADER
                    .matcher(segments.group(1))
                    .results()
                    .map(header -> header.group() + segments.group(2)))
        .findFirst();
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** The id, if it is a number. */
  Optional<Long> number() {
    return NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  /** The address as it is stored, if it is a whole one. */
  Optional<String> email() {
    return Optional.of(EmailAddress.normalized(text)).filter(EmailAddress::isOne);
  }

  /** The code that readers quote, however it was typed. */
  String traceId() {
    return RequestTrace.typed(text);
  }

  /** The condition on columns that may contain it. */
  TextFilter anywhere() {
    return new TextFilter(text);
  }

  /** What a column in lower case is compared with that may contain it. */
  String pattern() {
    return "%" + text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }

  /** Whether it is long enough to be looked for within texts: one letter is in most of them. */
  boolean isWord() {
    return PersonText.length(text) > 1;
  }
}
