package dev.gatehouse.tenant.key;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** How often a key was used in a few minutes. */
@Entity
@Table(name = "key_use")
@IdClass(KeyCount.Key.class)
class KeyCount {
  @Id
  @Column(name = "key_id")
  private long keyId;

  @Id
  @Column(name = "used_since")
  private Instant since;

  private long uses;

  protected KeyCount() {}

  KeyCount(long keyId, Instant since, long uses) {
    this.keyId = keyId;
    this.since = since;
    this.uses = uses;
  }

  /** The primary key. */
  static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    private long keyId;
    private Instant since;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.keyId == keyId && key.since.equals(since);
    }

    @Override
    public int hashCode() {
      return Objects.hash(keyId, since);
    }
  }
}
