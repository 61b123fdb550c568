package dev.gatehouse.reader;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.storage.feed.ChangeFeed;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the reader of a token or creates one on first sign-in, and updates name and e-mail from the
 * token. The external id takes precedence over the e-mail; two readers are never merged.
 *
 * <p>An external id means a person within the connection's name space only. An e-mail address means
 * a person of the whole site: it leads a reader of one name space into another, unless the
 * connection does not link by e-mail.
 */
@ApplicationScoped
public class Provisioning {
  @Inject Readers readers;
  @Inject LinkedIdentities identities;
  @Inject ChangeFeed feed;

  /**
   * The reader whom a token means.
   *
   * @param member how the name space knows them; empty if they have not come through it before
   */
  private record Match(Optional<Reader> reader, Optional<UserIdentity> member) {}

  /** What nodes cache of a profile that a token may change. */
  private record Shown(String email, String name, String lang, Role role) {
    private static Shown of(ReaderProfile profile) {
      return new Shown(profile.getEmail(), profile.getName(), profile.getLang(), profile.getRole());
    }

    /** Whether the same tokens mean the reader, with the same rights. */
    private boolean isSamePerson(Shown other) {
      return Objects.equals(email, other.email) && role == other.role;
    }
  }

  /**
   * The reader of a sign-in.
   *
   * @param linkedByEmail whether the token's external id, or a name space beside what they signed
   *     in by until now, became theirs with this sign-in because they have the e-mail address
   */
  public record Provisioned(Reader reader, boolean linkedByEmail) {}

  /**
   * Finds or creates the reader, inside the caller's transaction. Of two concurrent first sign-ins
   * one fails with a unique violation and is retried.
   *
   * @param through the connection's settings, which name the name space
   * @param mayCreate whether an unknown person becomes a reader
   * @param signsIn when the reader signs in; {@code null} if the token counts for a request only
   * @return empty for an unknown person if no reader may be created
   * @throws Rejected when the reader is banned, or the e-mail is another reader's
   */
  @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Rejected.class)
  public Optional<Provisioned> provision(
      TenantId tenant,
      ConnectionSettings through,
      Identity identity,
      boolean mayCreate,
      Instant signsIn)
      throws Rejected {
    Match match = match(tenant, through, identity);
    if (match.reader().isEmpty()) {
      return mayCreate
          ? Optional.of(new Provisioned(create(tenant, through, identity, signsIn), false))
          : Optional.empty();
    }
    Reader reader = match.reader().get();
    Shown before = Shown.of(reader.getProfile());
    follow(reader.getProfile(), identity);
    boolean news =
        match.member().isEmpty()
            || identity.externalId() != null && match.member().get().externalId() == null;
    boolean linked = news && (identity.externalId() != null || isSomebody(reader));
    if (news) {
      identities.join(reader, new UserIdentity(through.getUserNamespace(), identity.externalId()));
    }
    Shown after = Shown.of(reader.getProfile());
    if (news || !before.isSamePerson(after)) {
      feed.changed(Reader.subject(reader.getId()));
    } else if (!before.equals(after)) {
      feed.changed(Reader.followed(reader.getId()));
    }
    if (signsIn != null) {
      readers.signedIn(tenant, reader.getId(), signsIn);
    }
    return Optional.of(new Provisioned(reader, linked));
  }

  /**
   * Finds the tenant's reader of a token without writing.
   *
   * @param through as in {@link #provision}
   * @throws Rejected when the reader is banned, or the e-mail is another reader's
   */
  @Transactional
  public Optional<Reader> known(TenantId tenant, ConnectionSettings through, Identity identity)
      throws Rejected {
    return match(tenant, through, identity).reader();
  }

  private Match match(TenantId tenant, ConnectionSettings through, Identity identity)
      throws Rejected {
    String space = through.getUserNamespace();
    List<Reader> candidates =
        readers.candidates(
            tenant, new UserIdentity(space, identity.externalId()), identity.email());
    Map<Long, UserIdentity> members = identities.members(tenant, space, candidates);
    Optional<Reader> byExternalId =
        identity.externalId() == null
            ? Optional.empty()
            : first(candidates, r -> identity.externalId().equals(idOf(r, members)));
    Optional<Reader> byEmail =
        first(candidates, r -> Objects.equals(r.getProfile().getEmail(), identity.email()));
    if (byEmail.isPresent()) {
      requireSame(byEmail.get(), byExternalId, members, through, identity);
    }
    Optional<Reader> meant = byExternalId.or(() -> byEmail);
    if (meant.isPresent() && meant.get().getProfile().isBanned()) {
      throw new Rejected(Rejection.USER_BANNED, "the user is banned");
    }
    return new Match(meant, meant.map(reader -> members.get(reader.getId())));
  }

  private static String idOf(Reader reader, Map<Long, UserIdentity> members) {
    return Optional.ofNullable(members.get(reader.getId()))
        .map(UserIdentity::externalId)
        .orElse(null);
  }

  /** Refuses a token whose e-mail address is that of someone else than whom it means. */
  private void requireSame(
      Reader byEmail,
      Optional<Reader> byExternalId,
      Map<Long, UserIdentity> members,
      ConnectionSettings through,
      Identity identity)
      throws Rejected {
    if (byExternalId.isPresent()) {
      if (byExternalId.get() != byEmail) {
        throw conflict("the email address belongs to another user of the site");
      }
    } else if (members.containsKey(byEmail.getId())) {
      // A reader without an external id adopts the token's; a different id is a different person.
      if (identity.externalId() != null && idOf(byEmail, members) != null) {
        throw conflict("the email address belongs to another user of the site");
      }
    } else if (!through.isLinkByEmail() && isSomebody(byEmail)) {
      throw conflict(
          "the email address belongs to a user of another name space, and the connection does not"
              + " link users by email");
    }
  }

  /**
   * Whether somebody uses the account already: through a connection, or with a password. Who never
   * signed in and has no id belongs to no name space, so that imported users can sign in.
   */
  private boolean isSomebody(Reader reader) {
    return reader.hasPassword()
        || reader.getLastSignInAt() != null
        || !identities.of(reader).isEmpty();
  }

  private static Rejected conflict(String detail) {
    return new Rejected(Rejection.IDENTITY_CONFLICT, detail);
  }

  private static Optional<Reader> first(List<Reader> readers, Predicate<Reader> which) {
    return readers.stream().filter(which).findFirst();
  }

  private Reader create(
      TenantId tenant, ConnectionSettings through, Identity identity, Instant signsIn) {
    UserIdentity known = new UserIdentity(through.getUserNamespace(), identity.externalId());
    ReaderProfile profile = profile(identity);
    if (LinkedIdentities.isOfProfile(known)) {
      profile.setExternalId(known.externalId());
    }
    Reader reader = readers.create(tenant, profile, signsIn);
    identities.begin(reader, known);
    return reader;
  }

  /** The profile of somebody who comes for the first time, without the external id. */
  public static ReaderProfile profile(Identity identity) {
    ReaderProfile profile = new ReaderProfile();
    follow(profile, identity);
    return profile;
  }

  /** Whether the token's external id is the one that a reader's profile has. */
  public static boolean isInProfile(ConnectionSettings through, Identity identity) {
    return LinkedIdentities.isOfProfile(
        new UserIdentity(through.getUserNamespace(), identity.externalId()));
  }

  private static void follow(ReaderProfile profile, Identity identity) {
    Optional.ofNullable(identity.email()).ifPresent(profile::setEmail);
    Optional.ofNullable(identity.name()).ifPresent(profile::setName);
    Optional.ofNullable(identity.lang()).ifPresent(profile::setLang);
    Optional.ofNullable(identity.avatarUrl()).ifPresent(profile::setAvatarUrl);
    Optional.ofNullable(identity.role()).ifPresent(profile::setRole);
    Optional.ofNullable(identity.customFields()).ifPresent(profile::setCustomFields);
  }
}
