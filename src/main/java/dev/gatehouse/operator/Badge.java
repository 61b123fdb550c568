package dev.gatehouse.operator;

import java.util.Set;

/** Who an operator is and what he may do, apart from the database. */
public record Badge(long id, String email, String name, boolean platformAdmin) {
  /** Every operator's group. The admin API knows neither this nor the next. */
  public static final String OPERATOR = "operator";

  /** Those who see to every help center. */
  public static final String PLATFORM_OPERATOR = "platform-operator";

  /** The container's groups. */
  public Set<String> groups() {
    return platformAdmin ? Set.of(OPERATOR, PLATFORM_OPERATOR) : Set.of(OPERATOR);
  }
}
