package dev.gatehouse.operator.interest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** The wish of an operator to be notified when an announced provider is supported. */
@Entity
@Table(name = "provider_interest")
@IdClass(ProviderInterest.Key.class)
class ProviderInterest {
  @Id
  @Column(name = "operator_id")
  private long operatorId;

  @Id private String provider;

  @Column(name = "created_at")
  private Instant createdAt;

  /** When a mail server accepted the mail; {@code null} before. */
  @Column(name = "told_at")
  private Instant toldAt;

  @Column(name = "mail_attempts")
  private int mailAttempts;

  /** No mail is sent before; {@code null} until the first one. */
  @Column(name = "next_mail_at")
  private Instant nextMailAt;

  protected ProviderInterest() {}

  ProviderInterest(Key key, Instant createdAt) {
    this.operatorId = key.operatorId;
    this.provider = key.provider;
    this.createdAt = createdAt;
  }

  /** One row per operator and provider. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    long operatorId;
    String provider;

    protected Key() {}

    Key(long operatorId, AnnouncedProvider provider) {
      this.operatorId = operatorId;
      this.provider = provider.code();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && operatorId == key.operatorId
          && provider.equals(key.provider);
    }

    @Override
    public int hashCode() {
      return Objects.hash(operatorId, provider);
    }
  }
}
