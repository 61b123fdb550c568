package dev.gatehouse.reader;

import jakarta.security.enterprise.CallerPrincipal;

/** A reader who entered the correct password; whether they may sign in is decided elsewhere. */
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

  /** The hash that was compared: the password may change before the session begins. */
  String passwordHash() {
    return passwordHash;
  }
}
