package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Taken;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The rules for users beyond the profile's constraints: groups exist, identities are unique. */
@ApplicationScoped
public class UserRules {
  @Inject Readers readers;
  @Inject PermissionGroups groups;

  /** Objects to groups that the site does not have. */
  void apply(TenantId site, ReaderProfile profile, Objections objections) {
    if (!objections.isWrong("groups")) {
      groups
          .objection(site, profile.getGroups())
          .ifPresent(objection -> objections.object("groups", objection));
    }
  }

  /**
   * @param self the id of the user who may have these values, or {@code null}
   * @throws Taken when the e-mail address or the external id belongs to another user
   */
  void requireFree(TenantId site, ReaderProfile profile, Long self) {
    Set<String> taken = new TreeSet<>();
    if (isAnothers(site, new Readers.Filter(profile.getEmail(), null, null), self)) {
      taken.add("email");
    }
    if (profile.getExternalId() != null
        && isAnothers(site, new Readers.Filter(null, profile.getExternalId(), null), self)) {
      taken.add("externalId");
    }
    if (!taken.isEmpty()) {
      throw new Taken(taken);
    }
  }

  private boolean isAnothers(TenantId site, Readers.Filter filter, Long self) {
    return readers.list(site, filter, 0, 1).stream()
        .anyMatch(r -> !Objects.equals(r.getId(), self));
  }
}
