package dev.gatehouse.operator;

import java.time.ZoneId;
import java.util.Set;

/**
 * An operator's identity and rights, detached from the database.
 *
 * @param timeZone the time zone in which they see times
 * @param epoch sessions that began in an earlier epoch have ended
 */
public record OperatorAccount(
    long id, String email, String name, ZoneId timeZone, long epoch, Rights rights) {
  /**
   * The container group of every operator. The admin API accepts neither this group nor the next.
   */
  public static final String OPERATOR = "operator";

  /** The container group of platform administrators. */
  public static final String PLATFORM_OPERATOR = "platform-operator";

  public boolean platformAdmin() {
    return rights.platformAdmin();
  }

  /** The groups of the operator in the container. */
  public Set<String> groups() {
    return platformAdmin() ? Set.of(OPERATOR, PLATFORM_OPERATOR) : Set.of(OPERATOR);
  }
}
