package dev.gatehouse.administration.content.imports;

/** The upload cannot be imported; the message is for the operator. */
public final class UnreadableZip extends Exception {
  UnreadableZip(String message) {
    super(message, null, false, false);
  }
}
