package dev.gatehouse.storage.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The oldest build of Gatehouse that the schema serves. The only row is written by migrations. */
@Entity
@Table(name = "oldest_build")
class OldestBuild {
  /** The number of that build's last migration. */
  @Id
  @Column(name = "schema_version")
  int schemaVersion;
}
