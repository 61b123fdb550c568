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
   * A JSON Web Token: its header is a JSON object, which begins as {@code eyJ} in base64url, and an
   * unsigned one leaves the last segment empty.
   */
  private static final Pattern TOKEN = Pattern.compile("ey[\\w-]{8,}\\.[\\w-]{2,}\\.[\\w-]*");

  /** Reads what was typed; {@code null} is nothing. */
  public static Sought of(String typed) {
    String text = typed == null ? "" : PersonText.trimmed(typed.replaceAll("\\p{Cntrl}", " "));
    return new Sought(PersonText.cut(text, LONGEST));
  }

  /** Whether a text is a whole token, which belongs into no address and no search. */
  public static boolean isToken(String typed) {
    return typed != null && TOKEN.matcher(typed.strip()).matches();
  }

  /** The token within a pasted text, such as a header or an address. */
  public static Optional<String> token(String pasted) {
    Matcher within = TOKEN.matcher(pasted);
    return within.find() ? Optional.of(within.group()) : Optional.empty();
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
