package dev.gatehouse.operator;

import dev.gatehouse.secret.Passwords;
import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The passwords of operators; only their hashes are kept. */
@ApplicationScoped
public class OperatorPasswords {
  @Inject Operators operators;
  @Inject Passwords passwords;

  /**
   * Whether this is the operator's password. No transaction waits while it is compared.
   *
   * @throws DatabaseUnavailable when the database does not answer, or too many are compared
   */
  public boolean isOf(long operatorId, String password) {
    return passwords.matches(password, operators.find(operatorId).map(Operator::getPasswordHash));
  }

  /** Gives an operator a password, which ends his sessions in the console. */
  public Operator set(Operator operator, String hash) {
    operator.setPasswordHash(hash);
    return operators.save(operator);
  }
}
