package dev.gatehouse.console.people;

import dev.gatehouse.session.ReaderSession;
import dev.gatehouse.tenant.Connection;

/**
 * A live session as a page shows it.
 *
 * @param who e-mail address or name of the holder; {@code null} when nothing is known
 * @param kind key of the text that says what the holder is
 * @param connection that vouched for the holder, or {@code null}
 * @param browser in words
 */
public record SessionRow(
    ReaderSession session, String who, String kind, Connection connection, String browser) {

  public Long getUserId() {
    return session.getReaderId();
  }

  public long getId() {
    return session.getId();
  }
}
