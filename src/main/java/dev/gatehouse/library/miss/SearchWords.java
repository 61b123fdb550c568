package dev.gatehouse.library.miss;

import dev.gatehouse.text.PersonText;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is kept of a text that somebody searched for. Some paste what they meant to paste elsewhere,
 * or look for themselves: a text that may be personal or secret is not kept.
 *
 * @param words in lower case, with single spaces, at most {@value #LONGEST} characters; may be
 *     empty
 * @param kept whether it may be kept
 */
record SearchWords(String words, boolean kept) {
  static final int LONGEST = 100;

  private static final Pattern SPACES = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\s\\p{Z}]+");

  /** A name at a host, also while it is typed. */
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]@");

  /** Numbers of phones, cards and accounts: nine digits or more, with or without signs between. */
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d([ ()+./-]*\\d){8}");

  /** Letters with digits, as in keys, ids and tokens; or more letters than words have. */
  private static final Pattern OPAQUE =
      Pattern.compile(
          "(?=\\S*\\d)(?=\\S*[A-Za-z])[A-Za-z0-9_~+/=.:%&?-]{20,}|[A-Za-z0-9_~+/=.:%&?-]{40,}");

  /** The beginning of a JSON object in base64, as tokens begin (RFC 7519 section 3). */
  private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{2,}");

  static SearchWords of(String typed) {
    String text =
        SPACES.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC)).replaceAll(" ").strip();
    boolean plain =
        text.codePoints().anyMatch(Character::isLetterOrDigit)
            && !EMAIL.matcher(text).find()
            && !LONG_NUMBER.matcher(text).find()
            && !TOKEN.matcher(text).find()
            && !OPAQUE.matcher(text).find();
    return new SearchWords(PersonText.cut(text.toLowerCase(Locale.ROOT), LONGEST).strip(), plain);
  }
}
