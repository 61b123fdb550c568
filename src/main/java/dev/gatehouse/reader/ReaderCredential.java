package dev.gatehouse.reader;

import dev.gatehouse.tenant.TenantId;
import jakarta.security.enterprise.credential.Credential;

/**
 * The e-mail address and password that somebody typed at a tenant's login page. A type of its own,
 * so that no other identity store takes a reader's password for one of its own.
 */
public record ReaderCredential(TenantId tenant, String email, String password)
    implements Credential {

  @Override
  public String toString() {
    // The password must not reach a log by accident.
    return "ReaderCredential[" + tenant + "]";
  }
}
