package dev.gatehouse.operator;

import dev.gatehouse.operator.factor.SecondFactors;
import dev.gatehouse.secret.Passwords;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;

/**
 * Checks an operator's e-mail address and password. Every failure gets the same answer and costs
 * the same work.
 */
@ApplicationScoped
public class OperatorIdentities implements IdentityStore {
  private static final long NOBODY = -1;

  @Inject Operators operators;
  @Inject SecondFactors secondFactors;
  @Inject Passwords passwords;

  /** The operator whose password is checked. */
  private record Candidate(Operator operator, boolean askedForCode) {}

  /**
   * Validates a credential; the principal of the result is an {@link OperatorPrincipal}.
   *
   * @throws DatabaseUnavailable if the database does not answer
   */
  @Override
  public CredentialValidationResult validate(Credential credential) {
    return credential instanceof UsernamePasswordCredential typed
        ? check(typed)
        : CredentialValidationResult.NOT_VALIDATED_RESULT;
  }

  private CredentialValidationResult check(UsernamePasswordCredential typed) {
    Optional<Candidate> candidate = candidate(typed.getCaller());
    // Outside the transaction, since hashing takes a while and must not hold a database connection.
    boolean right =
        passwords.matches(
            typed.getPasswordAsString(),
            candidate.map(found -> found.operator().getPasswordHash()));
    return candidate
        .filter(found -> right && !found.operator().getSettings().isDisabled())
        .map(OperatorIdentities::valid)
        .orElse(CredentialValidationResult.INVALID_RESULT);
  }

  private Optional<Candidate> candidate(String email) {
    Optional<Operator> operator = operators.byEmail(email);
    boolean asked = secondFactors.isOn(operator.map(Operator::getId).orElse(NOBODY));
    return operator.map(found -> new Candidate(found, asked));
  }

  private static CredentialValidationResult valid(Candidate found) {
    OperatorAccount account = found.operator().account();
    return new CredentialValidationResult(
        new OperatorPrincipal(account, found.askedForCode()), account.groups());
  }
}
