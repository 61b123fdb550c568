package dev.gatehouse.rejection;

/**
 * What came where a check failed, beside what it accepts. Contains values of the token, without
 * tokens and secrets; so it is made only of tokens whose signature held, or for operators who have
 * the token.
 *
 * @param came the value, as JSON shows it, or what is known of it; {@code null} if it is unknown
 * @param accepted what would pass, likewise
 * @param cause the mistake that was recognized, or {@code null}
 * @param key id of the key that the cause is about, at whichever site, or {@code null}. Only for
 *     operators who may see that key
 * @param site id of another site that the cause is about, or at which the first use was, or {@code
 *     null}. Only for operators who may see that site
 * @param firstUse id of the event of the sign-in that used a replayed token up, or {@code null}
 */
public record Discrepancy(
    String came, String accepted, Cause cause, Long key, Long site, Long firstUse) {
  /** About a key. */
  public Discrepancy(String came, String accepted, Cause cause, Long key) {
    this(came, accepted, cause, key, null, null);
  }

  /** The same with the mistake. */
  public Discrepancy because(Cause mistake) {
    return new Discrepancy(came, accepted, mistake, key, site, firstUse);
  }

  public static Discrepancy of(String came, String accepted, Cause cause) {
    return new Discrepancy(came, accepted, cause, null);
  }
}
