package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Taken;
import dev.gatehouse.reader.Invitations;
import dev.gatehouse.reader.LinkedIdentities;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.reader.UserIdentity;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.text.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The rules of a user that need to know the site's groups and its other users. */
@ApplicationScoped
@Transactional
public class UserRules {
  @Inject Readers readers;
  @Inject LinkedIdentities identities;
  @Inject PermissionGroups groups;
  @Inject Invitations invitations;

  /**
   * Checks a profile with the identities that are given with it.
   *
   * @param before the user who gets the profile, or {@code null} for a new one
   * @throws ChangeRefused if there are objections, or if another user has a value of its own
   */
  void check(
      TenantId site,
      Reader before,
      ReaderProfile profile,
      IdentityOrder order,
      Objections objections) {
    ReaderProfile stored = before == null ? null : before.getProfile();
    List<UserIdentity> had = before == null ? List.of() : identities.of(before);
    if (stored != null) {
      objections.keep(stored, profile);
    }
    checkEmail(profile, stored, objections);
    order.requireReadable(had, objections);
    order.settle(profile, stored == null ? null : stored.getExternalId(), objections);
    if (stored != null && stored.getEmail() != null && profile.getEmail() == null) {
      requireUnused(before, objections);
    }
    requireKnown(profile, order.leavesId(had), objections);
    checkGroups(site, profile, objections);
    objections.requireNone();
    requireFree(site, profile, order, before == null ? null : before.getId());
  }

  /**
   * Objects to what is not one e-mail address. A user may keep what they have: a token may have
   * brought an id of another kind.
   *
   * @param before what the user has, or {@code null} for a new user
   */
  static void checkEmail(ReaderProfile profile, ReaderProfile before, Objections objections) {
    String email = profile.getEmail();
    boolean kept = before != null && Objects.equals(before.getEmail(), email);
    if (email != null && !kept && !EmailAddress.isOne(email)) {
      objections.objectOnce("email", EmailAddress.OBJECTION);
    }
  }

  /**
   * Objects to a user whom no token and no password could ever mean.
   *
   * @param byIdentity whether the user has an id in another name space than the default one
   */
  static void requireKnown(ReaderProfile profile, boolean byIdentity, Objections objections) {
    String id = profile.getExternalId();
    // An id that cannot be read is one nevertheless, and has its own objection.
    boolean byId = id == null ? objections.isWrong("externalId") : !id.isEmpty();
    boolean unclear = objections.isWrong(IdentityOrder.FIELD);
    if (profile.getEmail() == null && !byId && !byIdentity && !unclear) {
      objections.objectOnce("email", "is required unless the user has an external ID");
    }
  }

  /** Objects if the user's address is taken away, but they sign in with it or are about to. */
  private void requireUnused(Reader before, Objections objections) {
    if (before.hasPassword()) {
      objections.objectOnce(
          "email", "is required: the user has a password and signs in with this address");
    } else if (invitations.isPending(before)) {
      objections.objectOnce(
          "email", "is required: the user has an invitation to sign in with this address");
    }
  }

  /** Objects to groups that the site does not have. */
  private void checkGroups(TenantId site, ReaderProfile profile, Objections objections) {
    if (!objections.isWrong("groups")) {
      groups
          .objection(site, profile.getGroups())
          .ifPresent(objection -> objections.object("groups", objection));
    }
  }

  /**
   * @param self the id of the user who may have these values, or {@code null}
   * @throws Taken when the e-mail address or an id belongs to another user
   */
  private void requireFree(TenantId site, ReaderProfile profile, IdentityOrder order, Long self) {
    Set<String> taken = new TreeSet<>();
    String email = profile.getEmail();
    if (email != null && isAnothers(site, new Readers.Filter(email, null, null), self)) {
      taken.add("email");
    }
    String externalId = profile.getExternalId();
    if (externalId != null && isAnothers(site, inDefault(externalId), self)) {
      taken.add("externalId");
    }
    if (order.all().stream()
        .flatMap(List::stream)
        .filter(identity -> identity.externalId() != null)
        .anyMatch(identity -> identities.isTaken(site, identity, self))) {
      taken.add(IdentityOrder.FIELD);
    }
    if (!taken.isEmpty()) {
      throw new Taken(taken);
    }
  }

  private static Readers.Filter inDefault(String externalId) {
    UserIdentity identity = new UserIdentity(ConnectionSettings.DEFAULT_NAMESPACE, externalId);
    return new Readers.Filter(null, identity, null);
  }

  private boolean isAnothers(TenantId site, Readers.Filter filter, Long self) {
    return readers.list(site, filter, 0, 1).stream()
        .anyMatch(r -> !Objects.equals(r.getId(), self));
  }
}
