package dev.gatehouse.library.version;

import jakarta.persistence.EntityManager;

/** Versions of articles for tests of other rooms. */
public final class StoredVersions {
  private StoredVersions() {}

  public static ArticleVersions on(EntityManager entities) {
    ArticleVersions versions = new ArticleVersions();
    versions.entities = entities;
    return versions;
  }
}
