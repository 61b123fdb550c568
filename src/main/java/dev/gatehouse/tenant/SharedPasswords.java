package dev.gatehouse.tenant;

import dev.gatehouse.secret.Passwords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The passwords that everybody who may read a help center shares; only their hashes are kept. */
@ApplicationScoped
public class SharedPasswords {
  @Inject Passwords passwords;

  /** Gives a tenant a new password, or none when it is {@code null}. */
  public void set(Tenant tenant, String password) {
    tenant.setSharedPasswordHash(password == null ? null : passwords.hash(password));
  }

  /** Whether this is the tenant's password; never, when it has none. */
  public boolean matches(Tenant tenant, String password) {
    return passwords.matches(password, Optional.ofNullable(tenant.getSharedPasswordHash()));
  }
}
