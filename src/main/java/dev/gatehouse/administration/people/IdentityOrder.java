package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.reader.UserIdentity;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.rule.ReadableText;
import dev.gatehouse.text.PersonText;
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

  private static final int LONGEST_SPACE = 64;

  /** A request that says nothing of identities but {@code externalId}. */
  public static IdentityOrder none() {
    return new IdentityOrder(Optional.empty(), true);
  }

  /**
   * Objects to ids and name spaces that break the rule for texts, unless the user has them already.
   *
   * @param had the user's identities until now
   */
  void requireReadable(List<UserIdentity> had, Objections objections) {
    // Of a list with entries of another form, the places are not known.
    List<UserIdentity> listed = objections.isWrong(FIELD) ? List.of() : all.orElse(List.of());
    for (int i = 0; i < listed.size(); i++) {
      UserIdentity identity = listed.get(i);
      if (had.contains(identity)) {
        continue;
      }
      String entry = "entry " + (i + 1) + ": ";
      fault(identity.userNamespace(), LONGEST_SPACE)
          .ifPresent(fault -> objections.object(FIELD, entry + "userNamespace " + fault));
      Optional.ofNullable(identity.externalId())
          .flatMap(id -> fault(id, PersonText.LONGEST_ID))
          .ifPresent(fault -> objections.object(FIELD, entry + "externalId " + fault));
    }
  }

  private static Optional<String> fault(String text, int longest) {
    String fault = ReadableText.Rule.fault(text, 1, longest);
    if (fault.isEmpty() && !PersonText.trimmed(text).equals(text)) {
      fault = "must not begin or end with white space";
    }
    return Optional.of(fault).filter(found -> !found.isEmpty());
  }

  /**
   * Whether the user has an id in another name space than the default one afterwards. The id in the
   * default one is the profile's.
   *
   * @param had the user's identities until now
   */
  boolean leavesId(List<UserIdentity> had) {
    return all.orElse(had).stream()
        .filter(i -> !i.userNamespace().equals(ConnectionSettings.DEFAULT_NAMESPACE))
        .anyMatch(identity -> identity.externalId() != null);
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
