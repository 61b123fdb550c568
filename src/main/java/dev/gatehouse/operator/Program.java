package dev.gatehouse.operator;

/**
 * A program that calls the admin API with a token, detached from the database.
 *
 * @param name the name of the token
 */
public record Program(String name, Rights rights) {
  /** The container group of every program; no operator has it. */
  public static final String GROUP = "api-token";
}
