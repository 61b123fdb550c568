package dev.gatehouse.reader;

import dev.gatehouse.tenant.TenantId;
import jakarta.security.enterprise.credential.Credential;

/**
 * The e-mail address and password that were entered on a tenant's login page. It has its own type,
 * so that no other identity store validates a reader's password.
 */
public record ReaderCredential(TenantId tenant, String email, String password)
    implements Credential {

  @Override
  public String toString() {
    // The password must not reach a log by accident.
    return "ReaderCredential[" + tenant + "]";
  }
}
