package dev.gatehouse.journal;

import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.text.PersonText;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;

/** What a refused token said where it failed, what is accepted there, and the likely mistake. */
@Embeddable
public class Mismatch {
  private static final int LONGEST_CAME = 300;
  private static final int LONGEST_ACCEPTED = 1000;

  private String came;
  private String accepted;
  private String cause;

  @Column(name = "cause_key")
  private Long causeKey;

  @Column(name = "cause_site")
  private Long causeSite;

  @Column(name = "first_use")
  private Long firstUse;

  protected Mismatch() {}

  /**
   * @param came the value, cut at 300 characters; {@code null} if none may be shown
   * @param accepted the values that would pass, cut at 1000 characters; {@code null} likewise
   * @param cause the code of the mistake that was recognized, or {@code null}
   * @param causeKey id of the key that the cause is about, at whichever site, or {@code null}. Show
   *     it only to operators who may see that key
   */
  public Mismatch(String came, String accepted, String cause, Long causeKey) {
    this.came = came == null ? null : PersonText.cut(came, LONGEST_CAME);
    this.accepted = accepted == null ? null : PersonText.cut(accepted, LONGEST_ACCEPTED);
    this.cause = cause;
    this.causeKey = causeKey;
  }

  /** What a check found. */
  public static Mismatch of(Discrepancy found) {
    Cause cause = found.cause();
    Mismatch mismatch =
        new Mismatch(
            found.came(), found.accepted(), cause == null ? null : cause.code(), found.key());
    mismatch.causeSite = found.site();
    mismatch.firstUse = found.firstUse();
    return mismatch;
  }

  public String getCame() {
    return came;
  }

  public String getAccepted() {
    return accepted;
  }

  public String getCause() {
    return cause;
  }

  /** The mistake; empty for none, and for one that a later release recognized. */
  public Optional<Cause> recognized() {
    return Optional.ofNullable(cause).flatMap(Cause::of);
  }

  /** The key that the cause is about, if it is one of the site's own; else {@code null}. */
  public Long keyOfSite() {
    return recognized().filter(known -> known != Cause.KEY_OF_OTHER_SITE).isPresent()
        ? causeKey
        : null;
  }

  /**
   * Id of another site that the cause is about, or at which a replayed token was used first; {@code
   * null} if there is none. Show it only to operators who may see that site.
   */
  public Long getCauseSite() {
    return causeSite;
  }

  /**
   * Id of the event of the sign-in that used a replayed token up, at the site of the event unless
   * {@link #getCauseSite} names another; {@code null} if it is unknown.
   */
  public Long getFirstUse() {
    return firstUse;
  }

  public Long getCauseKey() {
    return causeKey;
  }
}
