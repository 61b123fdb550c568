package dev.gatehouse.startup;

import dev.gatehouse.config.InvalidConfiguration;
import dev.gatehouse.operator.ApiTokens;
import dev.gatehouse.operator.FirstOperator;
import dev.gatehouse.operator.FirstOperator.Credentials;
import dev.gatehouse.operator.factor.SecondFactors;
import dev.gatehouse.secret.KeyedFingerprint;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseFiles;
import dev.gatehouse.storage.fault.EntityLog;
import dev.gatehouse.storage.schema.Migrations;
import dev.gatehouse.storage.schema.PreparedStatements;
import dev.gatehouse.storage.schema.SchemaProbe;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.token.platform.PlatformKeys;
import dev.gatehouse.webhook.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** What is done with the database before the first request: again from the start if it fails. */
@ApplicationScoped
class Preparation {
  private static final Logger LOG = System.getLogger(Preparation.class.getName());

  @Inject PreparedStatements preparedStatements;
  @Inject Migrations migrations;
  @Inject DatabaseFiles databaseFiles;
  @Inject EntityLog entityLog;
  @Inject SchemaProbe probe;
  @Inject LostSecrets lostSecrets;
  @Inject SigningKeys signingKeys;
  @Inject PlatformKeys platformKeys;
  @Inject SecondFactors secondFactors;
  @Inject Webhooks webhooks;
  @Inject KeyedFingerprint fingerprints;
  @Inject ApiTokens apiTokens;
  @Inject FirstOperator firstOperator;

  /** Kept when a later step fails: it is generated once. */
  private Optional<String> token = Optional.empty();

  /** What the start generated. */
  record Generated(Optional<String> token, Optional<Credentials> operator) {}

  /**
   * @throws InvalidConfiguration when a variable does not suit what the database holds
   * @throws RuntimeException when the database cannot be used now
   */
  Generated run() {
    preparedStatements.requireOwn();
    migrations.run();
    databaseFiles.protect();
    entityLog.leaveOutCollisions();
    probe.look();
    lostSecrets.dropIfAccepted();
    int sealed =
        // Of several nodes that make the key at once, one does.
        signingKeys.sealAgain()
            + platformKeys.sealAgain()
            + secondFactors.sealAgain()
            + webhooks.sealAgain()
            + Database.retried(fingerprints::sealAgain);
    if (sealed > 0) {
      LOG.log(Level.INFO, "{0} secrets were encrypted with the new master key", sealed);
    }
    firstOperator.check();
    token = token.or(apiTokens::ensureFirst);
    return new Generated(token, firstOperator.ensure());
  }
}
