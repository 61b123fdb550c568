package dev.gatehouse.operator;

/**
 * Who calls the admin API with a token, apart from the database.
 *
 * @param name the token's
 */
public record Program(String name, Rights rights) {
  /** Every program's group in the container. No operator has it. */
  public static final String GROUP = "api-token";
}
