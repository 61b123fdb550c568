package dev.gatehouse.operator;

import dev.gatehouse.secret.Passwords;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;

/**
 * Checks an operator's e-mail address and password. Whatever is wrong with them, the answer is the
 * same and costs the same work.
 */
@ApplicationScoped
public class OperatorIdentities implements IdentityStore {
  @Inject Operators operators;
  @Inject Passwords passwords;
  @Inject Database database;

  /**
   * Whose credential this is; the result's unique id is the operator's.
   *
   * @throws DatabaseUnavailable when the database does not answer
   */
  @Override
  public CredentialValidationResult validate(Credential credential) {
    return credential instanceof UsernamePasswordCredential typed
        ? check(typed)
        : CredentialValidationResult.NOT_VALIDATED_RESULT;
  }

  private CredentialValidationResult check(UsernamePasswordCredential typed) {
    Optional<Operator> operator = database.ask(() -> operators.byEmail(typed.getCaller()));
    // Outside the transaction: a hash takes a while, and no database connection waits for it.
    boolean right =
        passwords.matches(typed.getPasswordAsString(), operator.map(Operator::getPasswordHash));
    return operator
        .filter(found -> right && !found.getSettings().isDisabled())
        .map(OperatorIdentities::valid)
        .orElse(CredentialValidationResult.INVALID_RESULT);
  }

  private static CredentialValidationResult valid(Operator operator) {
    Badge badge = operator.badge();
    return new CredentialValidationResult(
        null, badge.email(), null, String.valueOf(badge.id()), badge.groups());
  }
}
