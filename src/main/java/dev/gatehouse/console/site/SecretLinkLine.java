package dev.gatehouse.console.site;

import dev.gatehouse.tenant.link.SecretLink;
import java.time.Instant;

/**
 * A secret link as the list shows it.
 *
 * @param sessions alive that it made, which end with it
 * @param state name of a text: whether it can still be opened
 */
public record SecretLinkLine(
    long id,
    String name,
    boolean reusable,
    Instant expiresAt,
    Instant openedAt,
    long sessions,
    String state) {

  static SecretLinkLine of(SecretLink link, long sessions, Instant now) {
    return new SecretLinkLine(
        link.getId(),
        link.getName(),
        link.isReusable(),
        link.getExpiresAt(),
        link.getOpenedAt(),
        sessions,
        state(link, now));
  }

  private static String state(SecretLink link, Instant now) {
    if (!link.isReusable() && link.getOpenedAt() != null) {
      return "used";
    }
    return now.isBefore(link.getExpiresAt()) ? "open" : "expired";
  }

  public boolean isOpen() {
    return state.equals("open");
  }
}
