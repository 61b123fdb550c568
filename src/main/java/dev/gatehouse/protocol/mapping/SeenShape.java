package dev.gatehouse.protocol.mapping;

import dev.gatehouse.tenant.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** A shape of which tokens came through a connection. */
@Entity
@Table(name = "claim_shape")
public class SeenShape extends TenantOwned {
  @EmbeddedId private Key key;
  private String shape;

  @Column(name = "sealed_claims")
  private String sealedClaims;

  @Column(name = "sign_ins")
  private long signIns;

  @Column(name = "seen_at")
  private Instant seenAt;

  protected SeenShape() {}

  SeenShape(ClaimShapes.Sighting first, Key key) {
    super(first.tenant(), first.seenAt());
    this.key = key;
    this.shape = first.shape().toString();
    this.seenAt = first.seenAt();
  }

  void again(long more, Instant at, String sealed) {
    signIns += more;
    seenAt = at.isAfter(seenAt) ? at : seenAt;
    sealedClaims = sealed;
  }

  /** What seals its claims to this row. */
  String context() {
    return "claim shape " + key.connectionId + " " + key.hash;
  }

  public ClaimShape shape() {
    return ClaimShape.parse(shape);
  }

  String getSealedClaims() {
    return sealedClaims;
  }

  /** How many sign-ins brought a token of this shape. */
  public long getSignIns() {
    return signIns;
  }

  public Instant getSeenAt() {
    return seenAt;
  }

  /** A connection, and the fingerprint of a shape. */
  @Embeddable
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "connection_id")
    private long connectionId;

    @Column(name = "shape_hash")
    private String hash;

    protected Key() {}

    Key(long connectionId, String hash) {
      this.connectionId = connectionId;
      this.hash = hash;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && connectionId == key.connectionId && hash.equals(key.hash);
    }

    @Override
    public int hashCode() {
      return Objects.hash(connectionId, hash);
    }
  }
}
