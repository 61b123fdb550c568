package dev.gatehouse.library.feedback;

import dev.gatehouse.library.feedback.HelpfulAnswers.Given;
import dev.gatehouse.secret.CallRate;
import dev.gatehouse.secret.KeyedFingerprint;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.storage.fault.SqlState;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.text.PersonText;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/**
 * Takes readers' answers to "Was this helpful?". A reader is a keyed hash here: what a stolen
 * database tells of an answer is not whose it is, and nobody looks it up.
 */
@ApplicationScoped
public class HelpfulQuestion {
  /** The longest sentence, in characters. */
  public static final int LONGEST = 500;

  /** Twenty answers, each with a sentence sent after it. */
  private static final int MOST_OF_READER = 40;

  private static final int MOST_OF_SITE = 3_000;
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final String PURPOSE = "readers who say if articles help";

  @Inject Clock clock;
  @Inject Database database;
  @Inject KeyedFingerprint fingerprints;
  @Inject HelpfulAnswers answers;

  private CallRate ofReader;
  private CallRate ofSite;
  private volatile KeyedFingerprint.Key key;

  @PostConstruct
  void begin() {
    ofReader = new CallRate(clock, MOST_OF_READER, WINDOW);
    ofSite = new CallRate(clock, MOST_OF_SITE, WINDOW);
  }

  /**
   * What a reader says about an article.
   *
   * @param rowVersion the version of the article's row that they read
   * @param sentence as they typed it, or {@code null}
   */
  public record Said(long articleId, long rowVersion, boolean helpful, String sentence) {}

  /**
   * Keeps an answer in place of the reader's last one about this version.
   *
   * @return zero if it was kept, else how long to wait before the next one
   * @throws DatabaseUnavailable and nothing is kept
   */
  public Duration take(TenantId tenant, long readerId, Said said) {
    Duration wait = ofReader.count(tenant.value() + " " + readerId);
    if (wait.isZero()) {
      wait = ofSite.count(String.valueOf(tenant.value()));
    }
    if (wait.isZero()) {
      keep(tenant, readerId, said);
    }
    return wait;
  }

  private void keep(TenantId tenant, long readerId, Said said) {
    try {
      database.ask(
          () -> {
            Given given = given(tenant, readerId, said);
            return Database.retried(() -> kept(tenant, given));
          });
    } catch (RuntimeException e) {
      // The article was deleted meanwhile: nobody asks any more.
      if (!SqlState.isForeignKeyViolation(e)) {
        throw e;
      }
    }
  }

  private Given given(TenantId tenant, long readerId, Said said) {
    return new Given(
        said.articleId(),
        said.rowVersion(),
        readerKey(tenant, readerId),
        said.helpful(),
        plain(said.sentence()));
  }

  /** Of two answers at once, the second is kept in place of the first. */
  private Given kept(TenantId tenant, Given given) {
    answers.give(tenant, given);
    return given;
  }

  /** Deletes what a reader wrote, within the transaction that deletes the reader. */
  public void forget(TenantId tenant, long readerId) {
    answers.deleteSentencesOf(tenant, readerKey(tenant, readerId));
  }

  private String readerKey(TenantId tenant, long readerId) {
    KeyedFingerprint.Key known = key;
    if (known == null) {
      known = fingerprints.derived(PURPOSE);
      key = known;
    }
    return known.fingerprint(tenant.value() + " " + readerId);
  }

  /**
   * A sentence in one line of at most {@link #LONGEST} characters, without those that make a text
   * read otherwise than it is stored; {@code null} if nothing is left to see.
   */
  static String plain(String typed) {
    if (typed == null) {
      return null;
    }
    StringBuilder line = new StringBuilder();
    typed
        .codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(c -> PersonText.isPlain(Character.toString(c)))
        .forEach(line::appendCodePoint);
    String sentence =
        PersonText.trimmed(PersonText.cut(PersonText.trimmed(line.toString()), LONGEST));
    return PersonText.isVisible(sentence) ? sentence : null;
  }
}
