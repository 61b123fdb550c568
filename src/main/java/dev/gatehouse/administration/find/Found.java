package dev.gatehouse.administration.find;

/**
 * Something that was found.
 *
 * @param site id of its site; {@code null} for a person at all sites
 * @param id of the thing; of a person, the e-mail address or external id
 * @param within id of the user of a session, of the connection of a key, and of the newest event of
 *     a person at a site; else {@code null}
 * @param title what it is called
 * @param detail what tells it from others of the same title, or {@code null}
 */
public record Found(
    FoundKind kind, Long site, String id, Long within, String title, String detail) {

  static Found of(FoundKind kind, long site, Object id, String title, String detail) {
    return new Found(kind, site, String.valueOf(id), null, title, detail);
  }
}
