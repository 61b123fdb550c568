package dev.gatehouse.startup;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.config.InvalidConfiguration;
import dev.gatehouse.demo.DemoSites;
import dev.gatehouse.demo.app.HelpCenters;
import dev.gatehouse.demo.app.HelpCenters.HelpCenter;
import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.RefusalTrail;
import dev.gatehouse.operator.ApiTokens;
import dev.gatehouse.operator.FirstOperator;
import dev.gatehouse.operator.FirstOperator.Credentials;
import dev.gatehouse.operator.factor.SecondFactors;
import dev.gatehouse.secret.KeyedFingerprint;
import dev.gatehouse.secret.Vault;
import dev.gatehouse.storage.Causes;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseFiles;
import dev.gatehouse.storage.EntityLog;
import dev.gatehouse.storage.Migrations;
import dev.gatehouse.tenant.SigningKeys;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * Everything that happens once before the first request, in order. A failure stops the deployment;
 * only the demo is created while the server goes on with it.
 */
@ApplicationScoped
class Start {
  private static final Logger LOG = System.getLogger(Start.class.getName());

  @Inject Configuration configuration;
  @Inject Vault vault;
  @Inject Migrations migrations;
  @Inject DatabaseFiles databaseFiles;
  @Inject EntityLog entityLog;
  @Inject SigningKeys signingKeys;
  @Inject SecondFactors secondFactors;
  @Inject KeyedFingerprint fingerprints;
  @Inject ApiTokens apiTokens;
  @Inject FirstOperator firstOperator;
  @Inject RefusalLog refusals;
  @Inject RefusalTrail refusalTrail;
  @Inject DemoSites demoSites;
  @Inject HelpCenters helpCenters;
  @Inject Housekeeping housekeeping;
  @Inject Banner banner;
  @Inject ExecutorService workers;

  /** Before whatever else waits for the application, such as the first look at the database. */
  void start(
      @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.APPLICATION)
          Object application) {
    try {
      configuration.check();
      vault.check();
      migrations.run();
      databaseFiles.protect();
      entityLog.leaveOutCollisions();
      int sealed =
          // Of several nodes that make the key at once, one does.
          signingKeys.sealAgain()
              + secondFactors.sealAgain()
              + Database.retried(fingerprints::sealAgain);
      if (sealed > 0) {
        LOG.log(Level.INFO, "{0} secrets were encrypted with the new master key", sealed);
      }
      firstOperator.check();
    } catch (RuntimeException e) {
      // CDI wraps what a bean throws while it is made.
      Causes.find(e, InvalidConfiguration.class)
          .map(InvalidConfiguration::getMessage)
          .ifPresent(wrong -> LOG.log(Level.ERROR, "Gatehouse does not start: {0}", wrong));
      throw e;
    }
    refusals.start();
    refusalTrail.start();
    housekeeping.start();
    Optional<String> token = apiTokens.ensureFirst();
    Optional<Credentials> operator = firstOperator.ensure();
    if (configuration.demo()) {
      workers.execute(() -> createDemo(operator));
    } else {
      banner.print(token, operator);
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
