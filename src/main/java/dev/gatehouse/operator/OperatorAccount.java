package dev.gatehouse.operator;

import java.time.ZoneId;
import java.util.Set;

/**
 * Who an operator is and what he may do, apart from the database.
 *
 * @param timeZone in which he is shown times
 * @param epoch sessions that began in an earlier one are over
 */
public record OperatorAccount(
    long id, String email, String name, ZoneId timeZone, long epoch, Rights rights) {
  /** Every operator's group. The admin API knows neither this nor the next. */
  public static final String OPERATOR = "operator";

  /** Those who see to every help center. */
  public static final String PLATFORM_OPERATOR = "platform-operator";

  public boolean platformAdmin() {
    return rights.platformAdmin();
  }

  /** The container's groups. */
  public Set<String> groups() {
    return platformAdmin() ? Set.of(OPERATOR, PLATFORM_OPERATOR) : Set.of(OPERATOR);
  }
}
