package dev.gatehouse.reader;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the reader of a token or creates one on first sign-in, and updates name and e-mail from the
 * token. The external id takes precedence over the e-mail; two readers are never merged.
 */
@ApplicationScoped
public class Provisioning {
  @Inject Readers readers;

  /**
   * Finds or creates the reader, inside the caller's transaction. Of two concurrent first sign-ins
   * one fails with a unique violation and is retried.
   *
   * @param mayCreate whether an unknown person becomes a reader
   * @return empty for an unknown person if no reader may be created
   * @throws Rejected when the reader is banned, or the e-mail is another reader's
   */
  @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Rejected.class)
  public Optional<Reader> provision(TenantId tenant, Identity identity, boolean mayCreate)
      throws Rejected {
    Optional<Reader> known = known(tenant, identity);
    if (known.isEmpty()) {
      return mayCreate ? Optional.of(create(tenant, identity)) : known;
    }
    follow(known.get().getProfile(), identity);
    return known;
  }

  /**
   * Finds the tenant's reader of a token without writing.
   *
   * @throws Rejected when the reader is banned, or the e-mail is another reader's
   */
  @Transactional
  public Optional<Reader> known(TenantId tenant, Identity identity) throws Rejected {
    List<Reader> candidates = readers.candidates(tenant, identity.externalId(), identity.email());
    Optional<Reader> known = choose(candidates, identity);
    if (known.isPresent() && known.get().getProfile().isBanned()) {
      throw new Rejected(Rejection.USER_BANNED, "the user is banned");
    }
    return known;
  }

  private static Optional<Reader> choose(List<Reader> candidates, Identity identity)
      throws Rejected {
    Optional<Reader> byExternalId =
        identity.externalId() == null
            ? Optional.empty()
            : first(candidates, r -> identity.externalId().equals(r.getProfile().getExternalId()));
    Optional<Reader> byEmail =
        first(candidates, r -> Objects.equals(r.getProfile().getEmail(), identity.email()));
    if (byEmail.isPresent() && belongsToAnother(byEmail.get(), byExternalId, identity)) {
      throw new Rejected(
          Rejection.IDENTITY_CONFLICT, "the email address belongs to another user of the site");
    }
    return byExternalId.or(() -> byEmail);
  }

  private static boolean belongsToAnother(
      Reader byEmail, Optional<Reader> byExternalId, Identity identity) {
    if (byExternalId.isPresent()) {
      return byExternalId.get() != byEmail;
    }
    // A reader without an external id adopts the token's; a different id is a different person.
    return identity.externalId() != null && byEmail.getProfile().getExternalId() != null;
  }

  private static Optional<Reader> first(List<Reader> readers, Predicate<Reader> which) {
    return readers.stream().filter(which).findFirst();
  }

  private Reader create(TenantId tenant, Identity identity) {
    ReaderProfile profile = new ReaderProfile();
    follow(profile, identity);
    return readers.create(tenant, profile);
  }

  private static void follow(ReaderProfile profile, Identity identity) {
    Optional.ofNullable(identity.externalId()).ifPresent(profile::setExternalId);
    Optional.ofNullable(identity.email()).ifPresent(profile::setEmail);
    Optional.ofNullable(identity.name()).ifPresent(profile::setName);
    Optional.ofNullable(identity.lang()).ifPresent(profile::setLang);
    Optional.ofNullable(identity.avatarUrl()).ifPresent(profile::setAvatarUrl);
    Optional.ofNullable(identity.role()).ifPresent(profile::setRole);
    Optional.ofNullable(identity.customFields()).ifPresent(profile::setCustomFields);
  }
}
