package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.reader.UserIdentity;
import dev.gatehouse.tenant.ConnectionSettings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The identities that an operator gives to a user. The id in the default name space is given twice,
 * since {@code externalId} has it as well: of two values the one counts that differs from what is
 * stored, so that a client may change either and send the rest back as it got it.
 *
 * @param all empty to keep those in other name spaces than the default one
 * @param externalIdGiven whether the request has {@code externalId}
 */
public record IdentityOrder(Optional<List<UserIdentity>> all, boolean externalIdGiven) {
  static final String FIELD = "identities";

  /** A request that says nothing of identities but {@code externalId}. */
  public static IdentityOrder none() {
    return new IdentityOrder(Optional.empty(), true);
  }

  /**
   * Gives the profile its external id. Where the identities leave out the default name space, it is
   * the profile's own.
   *
   * @param stored the external id of the user until now, or {@code null}
   */
  void settle(ReaderProfile profile, String stored, Objections objections) {
    Optional<UserIdentity> listed =
        all.stream()
            .flatMap(List::stream)
            .filter(i -> i.userNamespace().equals(ConnectionSettings.DEFAULT_NAMESPACE))
            .findFirst();
    if (listed.isEmpty()) {
      return;
    }
    String given = profile.getExternalId();
    String other = listed.get().externalId();
    if (!externalIdGiven || Objects.equals(given, stored)) {
      profile.setExternalId(other);
    } else if (!Objects.equals(other, stored) && !Objects.equals(other, given)) {
      objections.objectOnce(
          FIELD, "has another id in the name space default than externalId; give one of the two");
    }
  }
}
