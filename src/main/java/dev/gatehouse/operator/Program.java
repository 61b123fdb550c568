package dev.gatehouse.operator;

/**
 * A program that calls the admin API with a token, detached from the database.
 *
 * @param name the name of the token
 * @param tokenId its id; {@code null} for a token of the platform itself, which is set from outside
 *     or generated at the first start
 */
public record Program(String name, Rights rights, Long tokenId) {
  /** The container group of every program; no operator has it. */
  public static final String GROUP = "api-token";
}
