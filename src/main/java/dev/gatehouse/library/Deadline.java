package dev.gatehouse.library;

import dev.gatehouse.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;

/** Asks the database for a page that somebody waits for. */
@ApplicationScoped
class Deadline {
  @Inject Database database;

  /**
   * The answer, within {@link Database#LIMIT}.
   *
   * @throws dev.gatehouse.storage.DatabaseUnavailable when there is none
   */
  public <T> T ask(Callable<T> question) {
    try {
      return database.ask(question);
    } catch (RuntimeException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting for the database", e);
    } catch (Exception e) {
      throw new IllegalStateException("the database could not answer", e);
    }
  }
}
