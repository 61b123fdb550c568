package dev.gatehouse.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.feed.PretendNode;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom a token means, within a name space and across them. */
class ProvisioningTest {
  private static final TenantId SITE = new TenantId(1);
  private static final ConnectionSettings ONE = space("default", true);
  private static final ConnectionSettings TWO = space("two", true);
  private static final ConnectionSettings STRICT = space("strict", false);

  private final MemoryDatabase memory = new MemoryDatabase("provisioning");
  private final Provisioning provisioning = new Provisioning();

  private static ConnectionSettings space(String name, boolean linkByEmail) {
    ConnectionSettings settings = new ConnectionSettings();
    settings.setUserNamespace(name);
    settings.setLinkByEmail(linkByEmail);
    return settings;
  }

  @BeforeEach
  void wire() {
    provisioning.readers = new Readers();
    provisioning.readers.entities = memory.entities();
    provisioning.readers.clock = Clock.systemUTC();
    provisioning.identities = new LinkedIdentities();
    provisioning.identities.entities = memory.entities();
    provisioning.feed = new PretendNode(memory.entities()).feed();
    memory.write(
        () ->
            memory
                .entities()
                .createNativeQuery(
                    "insert into tenant (id, version, revision, subdomain, name, visibility,"
                        + " home_published, session_minutes, widget_id, created_at,"
                        + " frame_ancestors, widget_origins) values (1, 1, 1, 's', 'S', 'SSO',"
                        + " true, 480, 'w', now(), '', '')")
                .executeUpdate());
  }

  @AfterEach
  void close() {
    memory.close();
  }

  /** The id of the reader who signs in. */
  private long signIn(ConnectionSettings through, String externalId, String email) throws Rejected {
    return memory.ask(
        () ->
            provisioning
                .provision(SITE, through, identity(externalId, email), true, Instant.now())
                .orElseThrow()
                .reader()
                .getId());
  }

  private static Identity identity(String externalId, String email) {
    return new Identity(externalId, email, null, null, null, null, null, Set.of(), Map.of());
  }

  private long told() {
    return memory.ask(
        () ->
            memory
                .entities()
                .createQuery("select count(f) from FeedRow f where f.kind = 'reader'", Long.class)
                .getSingleResult());
  }

  @Test
  void nodesAreToldOfKnownReaderWhoChangesOnly() throws Rejected {
    signIn(ONE, "7", "ann@example.com");
    signIn(ONE, "7", "ann@example.com");
    assertThat(told()).isZero();

    signIn(ONE, "7", "ann@example.org");
    assertThat(told()).isEqualTo(1);

    signIn(TWO, "8", "ann@example.org");
    assertThat(told()).as("she belongs to another name space, too").isEqualTo(2);
  }

  private void isConflict(ConnectionSettings through, String externalId, String email) {
    assertThatThrownBy(() -> signIn(through, externalId, email))
        .isInstanceOfSatisfying(
            Rejected.class, e -> assertThat(e.reason()).isEqualTo(Rejection.IDENTITY_CONFLICT));
    memory.entities().getTransaction().rollback();
  }

  private List<UserIdentity> identities(long reader) {
    return memory.ask(
        () -> provisioning.identities.of(provisioning.readers.find(SITE, reader).orElseThrow()));
  }

  /** A user whom an operator made, by hand or from a file. */
  private long registered(String externalId, String email) {
    ReaderProfile profile = new ReaderProfile();
    profile.setExternalId(externalId);
    profile.setEmail(email);
    return memory.ask(() -> provisioning.readers.create(SITE, profile).getId());
  }

  private static UserIdentity as(String space, String externalId) {
    return new UserIdentity(space, externalId);
  }

  @Test
  void userWithAPasswordIsNobodyElsesByEmailAlone() throws Rejected {
    long ann = registered(null, "ann@one.example");
    memory.write(
        () ->
            memory
                .entities()
                .createNativeQuery("update reader set password_hash = 'x' where id = " + ann)
                .executeUpdate());
    memory.entities().clear();

    isConflict(STRICT, "7", "ann@one.example");
    assertThat(signIn(ONE, "7", "ann@one.example")).isEqualTo(ann);
  }

  @Test
  void oneIdInTwoNameSpacesMeansTwoUsers() throws Rejected {
    long ann = signIn(ONE, "7", "ann@one.example");
    long bob = signIn(TWO, "7", "bob@two.example");

    assertThat(bob).isNotEqualTo(ann);
    assertThat(signIn(ONE, "7", "ann@new.example")).isEqualTo(ann);
    assertThat(signIn(TWO, "7", "bob@new.example")).isEqualTo(bob);
    assertThat(identities(ann)).containsExactly(as("default", "7"));
    assertThat(identities(bob)).containsExactly(as("two", "7"));
  }

  @Test
  void sameEmailInAnotherNameSpaceAddsTheIdentity() throws Rejected {
    long ann = signIn(ONE, "7", "ann@one.example");

    assertThat(signIn(TWO, "70", "ann@one.example")).isEqualTo(ann);

    assertThat(identities(ann)).containsExactly(as("default", "7"), as("two", "70"));
    assertThat(signIn(TWO, "70", "ann@new.example")).isEqualTo(ann);
    isConflict(TWO, "71", "ann@new.example");
    isConflict(ONE, "8", "ann@new.example");
  }

  @Test
  void sameEmailInAnotherNameSpaceIsConflictWhereEmailDoesNotLink() throws Rejected {
    signIn(ONE, "7", "ann@one.example");
    signIn(TWO, null, "bob@two.example");

    isConflict(STRICT, "7", "ann@one.example");
    isConflict(STRICT, null, "ann@one.example");
    isConflict(STRICT, "8", "bob@two.example");
    long carl = signIn(STRICT, "9", "carl@three.example");
    isConflict(STRICT, "9", "ann@one.example");
    assertThat(identities(carl)).containsExactly(as("strict", "9"));
  }

  @Test
  void whoCameByEmailOnlyBelongsToTheNameSpaceAndAdoptsAnId() throws Rejected {
    long ann = signIn(STRICT, null, "ann@one.example");

    assertThat(identities(ann)).containsExactly(as("strict", null));
    assertThat(signIn(STRICT, null, "ann@one.example")).isEqualTo(ann);
    assertThat(signIn(STRICT, "7", "ann@one.example")).isEqualTo(ann);
    assertThat(identities(ann)).containsExactly(as("strict", "7"));
    isConflict(STRICT, "8", "ann@one.example");
  }

  @Test
  void theSameInTheDefaultNameSpace() throws Rejected {
    long ann = signIn(ONE, null, "ann@one.example");

    assertThat(identities(ann)).containsExactly(as("default", null));
    isConflict(STRICT, null, "ann@one.example");
    assertThat(signIn(ONE, "7", "ann@one.example")).isEqualTo(ann);
    assertThat(identities(ann)).containsExactly(as("default", "7"));
  }

  @Test
  void registeredUserWhoNeverSignedInBelongsToTheFirstNameSpaceThatTheyComeThrough()
      throws Rejected {
    long ann = registered(null, "ann@one.example");
    long bob = registered("7", "bob@one.example");

    assertThat(identities(ann)).isEmpty();
    assertThat(signIn(STRICT, "1", "ann@one.example")).isEqualTo(ann);
    assertThat(identities(ann)).containsExactly(as("strict", "1"));
    isConflict(STRICT, "2", "bob@one.example");
    assertThat(signIn(ONE, "7", "bob@new.example")).isEqualTo(bob);
  }

  @Test
  void tellsWhoWasLinkedByEmail() throws Rejected {
    assertThat(isLinked(ONE, null, "ann@one.example")).isFalse();
    assertThat(isLinked(ONE, "7", "ann@one.example")).isTrue();
    assertThat(isLinked(ONE, "7", "ann@one.example")).isFalse();
    assertThat(isLinked(TWO, "70", "ann@one.example")).isTrue();
    assertThat(isLinked(TWO, "70", "ann@new.example")).isFalse();
    assertThat(isLinked(TWO, "71", "bob@two.example")).isFalse();
    registered(null, "carl@three.example");
    assertThat(isLinked(ONE, null, "carl@three.example")).isFalse();
    registered(null, "dora@three.example");
    assertThat(isLinked(ONE, "9", "dora@three.example")).isTrue();
  }

  private boolean isLinked(ConnectionSettings through, String externalId, String email)
      throws Rejected {
    Identity identity = identity(externalId, email);
    return memory.ask(
        () ->
            provisioning
                .provision(SITE, through, identity, true, null)
                .orElseThrow()
                .linkedByEmail());
  }

  @Test
  void lookingWritesNothing() throws Rejected {
    long ann = registered(null, "ann@one.example");

    Optional<Reader> known = provisioning.known(SITE, TWO, identity("1", "ann@one.example"));

    assertThat(known.map(Reader::getId)).contains(ann);
    assertThat(identities(ann)).isEmpty();
  }

  @Test
  void strangerIsMadeOnlyWhereReadersMayBe() throws Rejected {
    assertThat(
            memory.<Optional<Provisioning.Provisioned>, Rejected>ask(
                () ->
                    provisioning.provision(SITE, TWO, identity("1", "x@one.example"), false, null)))
        .isEmpty();
  }
}
