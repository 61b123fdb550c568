package dev.gatehouse.tenant.logo;

import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** The logos of sites. */
@ApplicationScoped
@Transactional
public class SiteLogos {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Tenants tenants;

  public Optional<SiteLogo> find(TenantId tenant) {
    return Optional.ofNullable(entities.find(SiteLogo.class, tenant.value()));
  }

  /** Sets the logo, replacing an earlier one. */
  public void set(TenantId tenant, LogoType type, byte[] picture) {
    SiteLogo logo = find(tenant).orElseGet(() -> new SiteLogo(tenant));
    logo.change(type, picture, clock.instant());
    entities.persist(logo);
    entities.flush();
    name(tenant, Fingerprint.of(picture));
  }

  public boolean delete(TenantId tenant) {
    Optional<SiteLogo> logo = find(tenant);
    logo.ifPresent(
        found -> {
          entities.remove(found);
          entities.flush();
          name(tenant, null);
        });
    return logo.isPresent();
  }

  /** In SQL, since JPQL would also raise the version, which covers the settings only. */
  private void name(TenantId tenant, String hash) {
    entities
        .createNativeQuery("update tenant set logo_hash = ? where id = ?")
        .setParameter(1, hash)
        .setParameter(2, tenant.value())
        .executeUpdate();
    tenants.touchContent(tenant);
  }
}
