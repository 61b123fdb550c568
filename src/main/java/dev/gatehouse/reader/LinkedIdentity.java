package dev.gatehouse.reader;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/**
 * A name space to which a reader belongs, with their id there. The id in the default name space is
 * the profile's {@code externalId}: there this only says that the reader came without one.
 */
@Entity
@Table(name = "linked_identity")
@IdClass(LinkedIdentity.Key.class)
class LinkedIdentity {
  @Id
  @Column(name = "reader_id")
  private long readerId;

  @Id
  @Column(name = "user_namespace")
  private String userNamespace;

  @Column(name = "tenant_id")
  private long tenantId;

  @Column(name = "external_id")
  private String externalId;

  protected LinkedIdentity() {}

  LinkedIdentity(Reader reader, UserIdentity identity) {
    this.readerId = reader.getId();
    this.tenantId = reader.tenantId().value();
    this.userNamespace = identity.userNamespace();
    this.externalId = identity.externalId();
  }

  long getReaderId() {
    return readerId;
  }

  UserIdentity getIdentity() {
    return new UserIdentity(userNamespace, externalId);
  }

  void setExternalId(String externalId) {
    this.externalId = externalId;
  }

  /** A reader has one identity in a name space. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    long readerId;
    String userNamespace;

    protected Key() {}

    Key(Reader reader, String userNamespace) {
      this.readerId = reader.getId();
      this.userNamespace = userNamespace;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.readerId == readerId
          && Objects.equals(key.userNamespace, userNamespace);
    }

    @Override
    public int hashCode() {
      return Objects.hash(readerId, userNamespace);
    }
  }
}
