package dev.gatehouse.operator;

import java.time.ZoneId;
import java.util.Set;

/**
 * An operator's identity and rights, detached from the database.
 *
 * @param timeZone the time zone in which they see times, {@link #BROWSERS_ZONE} for their browser's
 * @param epoch sessions that began in an earlier epoch have ended
 */
public record OperatorAccount(
    long id, String email, String name, ZoneId timeZone, long epoch, Rights rights) {
  /** What is stored for an operator who chose no zone: they see times in their browser's. */
  public static final ZoneId BROWSERS_ZONE = ZoneId.of("UTC");

  /** The name under which an operator chooses UTC itself. */
  public static final ZoneId UTC = ZoneId.of("Etc/UTC");

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
