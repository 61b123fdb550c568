package dev.gatehouse.protocol;

/** A token as it was found in a request; nothing about it has been checked. */
public record Credential(String token, Surface surface) {
  @Override
  public String toString() {
    // The token must not reach a log by accident.
    return "Credential[" + surface + "]";
  }
}
