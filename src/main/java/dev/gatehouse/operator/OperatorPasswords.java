package dev.gatehouse.operator;

import dev.gatehouse.secret.Passwords;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The passwords of operators, of which only the hashes are stored. */
@ApplicationScoped
public class OperatorPasswords {
  @Inject Operators operators;
  @Inject Passwords passwords;

  /**
   * Whether this is the operator's password. No transaction is open while it is checked.
   *
   * @throws DatabaseUnavailable if the database does not answer, or too many passwords are being
   *     checked
   */
  public boolean isOf(long operatorId, String password) {
    return passwords.matches(password, operators.find(operatorId).map(Operator::getPasswordHash));
  }

  /** Sets an operator's password, which ends their sessions in the console. */
  public Operator set(Operator operator, String hash) {
    operator.setPasswordHash(hash);
    return operators.save(operator);
  }
}
