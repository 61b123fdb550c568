package dev.gatehouse.tenant;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;

/** The passwords that everybody who may read a help center shares; only their hashes are kept. */
@ApplicationScoped
public class SharedPasswords {
  @Inject Pbkdf2PasswordHash hash;

  @PostConstruct
  void strengthen() {
    // OWASP's advice for PBKDF2 with HMAC-SHA512; a stored hash carries its own parameters.
    hash.initialize(
        Map.of(
            "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
            "Pbkdf2PasswordHash.Iterations", "210000"));
  }

  /** Gives a tenant a new password, or none when it is {@code null}. */
  public void set(Tenant tenant, String password) {
    tenant.setSharedPasswordHash(password == null ? null : hash.generate(password.toCharArray()));
  }

  /** Whether this is the tenant's password; never, when it has none. */
  public boolean matches(Tenant tenant, String password) {
    String stored = tenant.getSharedPasswordHash();
    return stored != null && hash.verify(password.toCharArray(), stored);
  }
}
