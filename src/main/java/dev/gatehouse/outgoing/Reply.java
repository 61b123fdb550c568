package dev.gatehouse.outgoing;

import java.nio.charset.StandardCharsets;

/**
 * What a call brought.
 *
 * @param status the HTTP status
 * @param contentType as sent, or empty
 * @param body at most as long as the call's limits allow
 */
public record Reply(int status, String contentType, byte[] body) {
  public boolean isOk() {
    return status == 200;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
