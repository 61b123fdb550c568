package dev.gatehouse.startup;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.config.InvalidConfiguration;
import dev.gatehouse.demo.DemoSites;
import dev.gatehouse.demo.app.HelpCenters;
import dev.gatehouse.demo.app.HelpCenters.HelpCenter;
import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.RefusalTrail;
import dev.gatehouse.operator.FirstOperator.Credentials;
import dev.gatehouse.secret.Vault;
import dev.gatehouse.startup.Preparation.Generated;
import dev.gatehouse.storage.Serving;
import dev.gatehouse.storage.fault.Causes;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Everything that happens once, in order. An invalid variable stops the deployment. What is wrong
 * with the database does not: requests are answered 503 until it can be used ({@link Serving}). The
 * demo is created while the server goes on.
 */
@ApplicationScoped
class Start {
  private static final Logger LOG = System.getLogger(Start.class.getName());

  /**
   * The deployment waits so long for the first try: with a database that answers, whoever deploys
   * finds Gatehouse ready. A long migration goes on afterwards.
   */
  private static final int PATIENCE_SECONDS = 30;

  @Inject Configuration configuration;
  @Inject Vault vault;
  @Inject DatabaseWait databaseWait;
  @Inject Preparation preparation;
  @Inject Serving serving;
  @Inject FaultLines lines;
  @Inject RefusalLog refusals;
  @Inject RefusalTrail refusalTrail;
  @Inject DemoSites demoSites;
  @Inject HelpCenters helpCenters;
  @Inject Housekeeping housekeeping;
  @Inject Alerting alerting;
  @Inject Banner banner;
  @Inject ExecutorService workers;

  /** Before whatever else waits for the application. */
  void start(
      @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.APPLICATION)
          Object application) {
    try {
      configuration.check();
      vault.check();
      serveAgain();
      await(databaseWait.until(preparation::run, this::run));
    } catch (RuntimeException e) {
      // CDI wraps what a bean throws while it is made.
      Causes.find(e, InvalidConfiguration.class)
          .map(InvalidConfiguration::getMessage)
          .ifPresent(wrong -> LOG.log(Level.ERROR, "Gatehouse does not start: {0}", wrong));
      throw e;
    }
  }

  /** A node that starts serves, also after a stop that was cut off. */
  private void serveAgain() {
    try {
      configuration.drainFile().remove();
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "The file in GATEHOUSE_DRAIN_FILE cannot be removed. While it exists, this node is not"
              + " ready, and it refuses all requests while it is not empty. Remove it, and let the"
              + " server write to its folder: {0}",
          e.toString());
    }
  }

  private static void await(CompletableFuture<Void> firstTry) {
    try {
      firstTry.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw (InvalidConfiguration) e.getCause();
    } catch (TimeoutException e) {
      LOG.log(Level.INFO, "The deployment ends while the database is still prepared");
      firstTry.complete(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Generated generated) {
    refusals.start();
    refusalTrail.start();
    housekeeping.start();
    alerting.start();
    serving.begin();
    lines.over();
    if (configuration.demo()) {
      workers.execute(() -> createDemo(generated.operator()));
    } else {
      banner.print(generated.token(), generated.operator());
    }
  }

  /** The pages that lead to the demo wait for it. */
  private void createDemo(Optional<Credentials> operator) {
    List<HelpCenter> made = List.of();
    try {
      made = demoSites.create();
    } catch (Exception e) {
      // A failed commit throws a checked exception that no signature here declares.
      LOG.log(Level.ERROR, "The demo could not be created", e);
    } finally {
      helpCenters.set(made);
    }
    if (made.isEmpty()) {
      banner.print(Optional.empty(), operator);
    } else {
      banner.printDemo(operator);
    }
  }
}
