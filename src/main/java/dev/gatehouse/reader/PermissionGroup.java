package dev.gatehouse.reader;

import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.util.Objects;

/** A group of readers; content with the group is visible to its members only. */
@Entity
@Table(name = "permission_group")
@IdClass(PermissionGroup.Key.class)
public class PermissionGroup {
  @Id
  @Column(name = "tenant_id")
  private long tenantId;

  @Id private String id;
  @Version private long version;
  private String name;

  protected PermissionGroup() {}

  PermissionGroup(TenantId tenant, String id, String name) {
    this.tenantId = tenant.value();
    this.id = id;
    this.name = name;
  }

  /** The id that tokens and articles use; unique within the tenant. */
  public String getId() {
    return id;
  }

  public long getVersion() {
    return version;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  /** Groups of different tenants may have the same id. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    long tenantId;
    String id;

    protected Key() {}

    Key(TenantId tenant, String id) {
      this.tenantId = tenant.value();
      this.id = id;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.tenantId == tenantId && Objects.equals(key.id, id);
    }

    @Override
    public int hashCode() {
      return Objects.hash(tenantId, id);
    }
  }
}
