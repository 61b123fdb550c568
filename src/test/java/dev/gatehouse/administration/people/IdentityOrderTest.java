package dev.gatehouse.administration.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.reader.UserIdentity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The id in the default name space, which a request may give twice. */
class IdentityOrderTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // stored, externalId, listed; what counts
        "7, 7, 7, 7",
        "7, 8, 7, 8",
        "7, 7, 8, 8",
        "7, -, 7, -",
        "7, 7, -, 7",
        "-, 7, -, 7",
        "-, -, 7, 7",
        "7, 8, -, 8",
        "7, 8, 8, 8"
      })
  void whatDiffersFromWhatIsStoredCounts(
      String stored, String externalId, String listed, String counts) {
    Objections objections = new Objections();

    assertThat(settled(stored, externalId, listed, true, objections)).isEqualTo(counts);
    assertThat(objections.errors()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"7, 8, 9", "-, 8, 9", "7, -, 8"})
  void twoDifferentChangesAreRefused(String stored, String externalId, String listed) {
    Objections objections = new Objections();

    settled(stored, externalId, listed, true, objections);

    assertThat(objections.isWrong("identities")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"7, 8", "-, 8", "7, -"})
  void withoutExternalIdTheListCounts(String stored, String listed) {
    assertThat(settled(stored, null, listed, false, new Objections())).isEqualTo(listed);
  }

  @Test
  void whatTheUserHasNeedNotKeepTheRuleForTexts() {
    UserIdentity old = new UserIdentity("two", "a\u202Eb");
    IdentityOrder order = new IdentityOrder(Optional.of(List.of(old)), false);
    Objections kept = new Objections();
    Objections fresh = new Objections();

    order.requireReadable(List.of(old), kept);
    order.requireReadable(List.of(new UserIdentity("two", "a\u202Ec")), fresh);

    assertThat(kept.errors()).isEmpty();
    assertThat(fresh.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.field()).isEqualTo("identities"))
        .satisfies(
            error -> assertThat(error.message()).startsWith("entry 1: ").contains("external"));
  }

  /** Each objection names one fault. */
  @Test
  void namesTheFaultOfATextThatIsRefused() {
    assertThat(fault("two", "")).isEqualTo("externalId must be 1 to 500 characters");
    assertThat(fault("two", "7".repeat(501))).isEqualTo("externalId must be 1 to 500 characters");
    assertThat(fault("two", "7\n8"))
        .isEqualTo(
            "externalId must be plain text without control characters or"
                + " bidirectional overrides");
    assertThat(fault("two", "\u200B")).isEqualTo("externalId must have a visible character");
    assertThat(fault("two", " 7")).isEqualTo("externalId must not begin or end with white space");
    assertThat(fault("t".repeat(65), "7")).isEqualTo("userNamespace must be 1 to 64 characters");
  }

  private static String fault(String space, String id) {
    Objections objections = new Objections();
    new IdentityOrder(Optional.of(List.of(new UserIdentity(space, id))), false)
        .requireReadable(List.of(), objections);
    assertThat(objections.errors()).hasSize(1);
    return objections.errors().get(0).message().replaceFirst("^entry 1: ", "");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"default, 7, false", "two, -, false", "two, 7, true"})
  void anIdInAnotherNameSpaceMeansTheUser(String space, String id, boolean known) {
    List<UserIdentity> identities = List.of(new UserIdentity(space, id));

    assertThat(IdentityOrder.none().leavesId(identities)).isEqualTo(known);
    assertThat(new IdentityOrder(Optional.of(identities), true).leavesId(List.of()))
        .isEqualTo(known);
    assertThat(new IdentityOrder(Optional.of(List.of()), true).leavesId(identities)).isFalse();
  }

  private static String settled(
      String stored, String externalId, String listed, boolean given, Objections objections) {
    ReaderProfile profile = new ReaderProfile();
    profile.setExternalId(externalId);
    List<UserIdentity> all =
        listed == null
            ? List.of(new UserIdentity("two", "1"))
            : List.of(new UserIdentity("two", "1"), new UserIdentity("default", listed));
    new IdentityOrder(Optional.of(all), given).settle(profile, stored, objections);
    return profile.getExternalId();
  }
}
