package dev.gatehouse.health;

import dev.gatehouse.storage.Migrations;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Looks whether the database answers, and whether the schema is the one this WAR expects. */
@ApplicationScoped
class DatabaseProbe {
  private static final int VALIDATION_SECONDS = 1;

  @Resource(lookup = "java:comp/DefaultDataSource")
  DataSource dataSource;

  @Inject Migrations migrations;

  /** A schema that was complete once stays so while this WAR runs. */
  private volatile boolean migrated;

  DatabaseState look() {
    try (Connection connection = dataSource.getConnection()) {
      if (!connection.isValid(VALIDATION_SECONDS)) {
        return DatabaseState.NO_ANSWER;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database could not be examined", e);
    }
    migrated = migrated || migrations.complete();
    return migrated ? DatabaseState.READY : DatabaseState.MIGRATIONS_PENDING;
  }
}
