package dev.gatehouse.library;

import java.io.Serializable;
import java.util.Objects;

/**
 * Identifies a category or an article together with its tenant. The id alone would do for that, but
 * the tables of groups refer to both columns, and EclipseLink writes no others than those of the
 * primary key there when groups change.
 */
public class ContentKey implements Serializable {
  private static final long serialVersionUID = 1L;

  private long tenantId;
  private Long id;

  @Override
  public boolean equals(Object other) {
    return other instanceof ContentKey key
        && key.tenantId == tenantId
        && Objects.equals(key.id, id);
  }

  @Override
  public int hashCode() {
    return Objects.hash(tenantId, id);
  }
}
