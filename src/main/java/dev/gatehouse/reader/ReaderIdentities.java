package dev.gatehouse.reader;

import dev.gatehouse.secret.Passwords;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a reader's e-mail address and password at one tenant. Every failure has the same result
 * and takes the same work.
 */
@ApplicationScoped
public class ReaderIdentities implements IdentityStore {
  @Inject ReaderPasswords readerPasswords;
  @Inject Passwords passwords;

  /**
   * Validates a credential; the principal of a valid result is a {@link KnownReader}.
   *
   * @throws DatabaseUnavailable when the database does not answer
   */
  @Override
  public CredentialValidationResult validate(Credential credential) {
    return credential instanceof ReaderCredential typed
        ? check(typed)
        : CredentialValidationResult.NOT_VALIDATED_RESULT;
  }

  private CredentialValidationResult check(ReaderCredential typed) {
    Optional<Reader> reader = readerPasswords.byEmail(typed.tenant(), typed.email());
    // Outside the transaction: hashing is slow and must not hold a database connection.
    boolean right = passwords.matches(typed.password(), reader.map(Reader::getPasswordHash));
    return reader
        .filter(found -> right)
        .map(found -> new CredentialValidationResult(new KnownReader(found), Set.of()))
        .orElse(CredentialValidationResult.INVALID_RESULT);
  }

  /**
   * The e-mail address and password that were entered on a tenant's login page. It has its own
   * type, so that no other identity store validates a reader's password.
   */
  public record ReaderCredential(TenantId tenant, String email, String password)
      implements Credential {

    @Override
    public String toString() {
      // The password must not reach a log by accident.
      return "ReaderCredential[" + tenant + "]";
    }
  }

  /** A reader who entered the correct password; whether they may sign in is decided elsewhere. */
  public static final class KnownReader extends CallerPrincipal {
    private static final long serialVersionUID = 1L;

    private final long id;
    private final transient String passwordHash;

    KnownReader(Reader reader) {
      super(reader.getProfile().getEmail());
      this.id = reader.getId();
      this.passwordHash = reader.getPasswordHash();
    }

    public long id() {
      return id;
    }

    /** The hash that was compared: the password may change before the session begins. */
    String passwordHash() {
      return passwordHash;
    }
  }
}
