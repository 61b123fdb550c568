package dev.gatehouse.reader;

import jakarta.security.enterprise.CallerPrincipal;

/** A reader who typed the right password; whether he may come in is for others to say. */
public final class KnownReader extends CallerPrincipal {
  private static final long serialVersionUID = 1L;

  private final long id;
  private final transient String passwordHash;

  KnownReader(Reader reader) {
    super(reader.getProfile().getEmail());
    this.id = reader.getId();
    this.passwordHash = reader.getPasswordHash();
  }

  public long id() {
    return id;
  }

  /** What the password was compared with: by the time the session begins there may be another. */
  String passwordHash() {
    return passwordHash;
  }
}
