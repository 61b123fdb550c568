package dev.gatehouse.operator.factor;

import dev.gatehouse.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The second factors of operators: codes of an authenticator app, or recovery codes. Every code is
 * valid once; of several simultaneous attempts the database accepts one.
 */
@ApplicationScoped
@Transactional
public class SecondFactors {
  @PersistenceContext EntityManager entities;
  @Inject Vault vault;
  @Inject RecoveryCodes recoveryCodes;
  @Inject Clock clock;

  /** A secret for an authenticator app, in Base32; stored only after a first code was right. */
  @Transactional(Transactional.TxType.SUPPORTS)
  public String freshSecret() {
    return OneTimePasswords.secret();
  }

  public boolean isOn(long operatorId) {
    return find(operatorId).isPresent();
  }

  /**
   * Requires codes from now on, and replaces an earlier authenticator app.
   *
   * @param code the code that the app shows for the secret
   * @return recovery codes, which are shown once; empty if the code is wrong
   */
  public Optional<List<String>> begin(long operatorId, String secret, String code) {
    OptionalLong step = OneTimePasswords.step(secret, digits(code), clock.instant());
    if (step.isEmpty()) {
      return Optional.empty();
    }
    end(operatorId);
    entities.persist(
        new SecondFactor(
            operatorId,
            vault.seal(secret, SecondFactor.context(operatorId)),
            step.getAsLong(),
            clock.instant()));
    return Optional.of(recoveryCodes.renew(operatorId));
  }

  /**
   * Replaces the recovery codes; the new ones are shown once. Empty if no second factor is
   * required.
   */
  public Optional<List<String>> renewRecoveryCodes(long operatorId) {
    return find(operatorId).map(factor -> recoveryCodes.renew(operatorId));
  }

  /** Checks a code of the app or a recovery code, and uses it up if it is right. */
  public boolean accept(long operatorId, String code) {
    Optional<SecondFactor> factor = find(operatorId);
    return factor.isPresent()
        && (acceptOfApp(factor.get(), digits(code)) || recoveryCodes.use(operatorId, code));
  }

  private boolean acceptOfApp(SecondFactor factor, String code) {
    OptionalLong step = OneTimePasswords.step(secret(factor), code, clock.instant());
    return step.isPresent()
        && entities
                .createQuery(
                    "update SecondFactor f set f.lastStep = :step"
                        + " where f.operatorId = :operator and f.lastStep < :step")
                .setParameter("step", step.getAsLong())
                .setParameter("operator", factor.getOperatorId())
                .executeUpdate()
            == 1;
  }

  /** Requires no codes any more; returns whether codes were required before. */
  public boolean end(long operatorId) {
    recoveryCodes.end(operatorId);
    return entities
            .createQuery("delete from SecondFactor f where f.operatorId = :operator")
            .setParameter("operator", operatorId)
            .executeUpdate()
        == 1;
  }

  /** Seals secrets again that an older master key sealed; returns how many. */
  public int sealAgain() {
    List<SecondFactor> outdated =
        entities
            .createQuery("select f from SecondFactor f", SecondFactor.class)
            .getResultStream()
            .filter(factor -> vault.isOutdated(factor.getSealedSecret()))
            .toList();
    outdated.forEach(
        factor -> factor.setSealedSecret(vault.seal(secret(factor), factor.context())));
    return outdated.size();
  }

  private Optional<SecondFactor> find(long operatorId) {
    return entities
        .createQuery(
            "select f from SecondFactor f where f.operatorId = :operator", SecondFactor.class)
        .setParameter("operator", operatorId)
        .getResultStream()
        .findFirst();
  }

  private String secret(SecondFactor factor) {
    return vault.open(factor.getSealedSecret(), factor.context());
  }

  /** Apps show codes in two groups of digits, and people type the space. */
  private static String digits(String code) {
    return code.replaceAll("\\s", "");
  }
}
