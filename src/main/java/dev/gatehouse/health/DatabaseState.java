package dev.gatehouse.health;

import org.eclipse.microprofile.health.HealthCheckResponse;

/** What the health endpoint reports about the database. */
enum DatabaseState {
  READY("answers, all migrations applied"),
  MIGRATIONS_PENDING("answers, migrations pending"),
  NO_ANSWER("does not answer"),
  NOT_ASKED_YET("not asked yet, the application starts");

  private final String text;

  DatabaseState(String text) {
    this.text = text;
  }

  HealthCheckResponse response() {
    return HealthCheckResponse.named("database")
        .status(this == READY)
        .withData("state", text)
        .build();
  }
}
