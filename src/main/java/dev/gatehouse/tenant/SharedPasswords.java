package dev.gatehouse.tenant;

import dev.gatehouse.secret.Passwords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The passwords that all readers of a help center share; only the hashes are stored. */
@ApplicationScoped
public class SharedPasswords {
  @Inject Passwords passwords;

  /** Sets the password of a tenant, or removes it if it is {@code null}. */
  public void set(Tenant tenant, String password) {
    tenant.setSharedPasswordHash(password == null ? null : passwords.hash(password));
  }

  /** Whether this is the tenant's password; false if it has none. */
  public boolean matches(Tenant tenant, String password) {
    return passwords.matches(password, Optional.ofNullable(tenant.getSharedPasswordHash()));
  }
}
