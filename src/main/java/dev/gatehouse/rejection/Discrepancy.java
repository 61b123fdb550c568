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
 */
public record Discrepancy(String came, String accepted, Cause cause, Long key) {
  public static Discrepancy of(String came, String accepted, Cause cause) {
    return new Discrepancy(came, accepted, cause, null);
  }
}
