package dev.gatehouse.administration.content.imports;

/** Nothing of the upload can be imported; the message tells the operator why. */
public final class UnreadableZip extends Exception {
  UnreadableZip(String message) {
    super(message, null, false, false);
  }
}
