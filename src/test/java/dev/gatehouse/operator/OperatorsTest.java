package dev.gatehouse.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.config.InvalidConfiguration;
import dev.gatehouse.operator.FirstOperator.Credentials;
import dev.gatehouse.operator.factor.KeptFactors;
import dev.gatehouse.secret.CountingHash;
import dev.gatehouse.secret.Passwords;
import dev.gatehouse.storage.HeardEvents;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.tenant.TenantId;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorsTest {
  private static final TenantId SITE = new TenantId(1);

  private final MemoryDatabase memory = new MemoryDatabase("operators");
  private final CountingHash hash = new CountingHash();
  private final Passwords passwords = CountingHash.passwords(hash);
  private final Operators operators = new Operators();
  private final FirstOperator first = new FirstOperator();
  private final OperatorIdentities identities = new OperatorIdentities();
  private final Map<String, String> settings = new HashMap<>();
  private final HeardEvents<OperatorChanged> changed = new HeardEvents<>();

  @BeforeEach
  void wire() {
    operators.entities = memory.entities();
    first.operators = operators;
    first.passwords = passwords;
    first.clock = Clock.systemUTC();
    first.configuration = new Configuration(settings::get);
    operators.clock = Clock.systemUTC();
    operators.changed = changed;
    identities.operators = operators;
    identities.secondFactors = KeptFactors.in(memory);
    identities.passwords = passwords;
    settings.put("GATEHOUSE_ADMIN_EMAIL", "Ada@Example.com");
    settings.put("GATEHOUSE_ADMIN_PASSWORD", "a long enough password");
  }

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void makesTheFirstOperatorFromTheSettingsAndShowsNothing() {
    assertThat(ensure()).isEmpty();

    CredentialValidationResult result = signIn("ada@example.com", "a long enough password");
    assertThat(result.getStatus()).isEqualTo(Status.VALID);
    assertThat(result.getCallerPrincipal().getName()).isEqualTo("ada@example.com");
    assertThat(result.getCallerGroups())
        .containsExactlyInAnyOrder("operator", "platform-operator")
        .doesNotContain(Program.GROUP);
  }

  @Test
  void refusesAPasswordThatIsEasyToGuessWhileItWouldBeUsed() {
    settings.put("GATEHOUSE_ADMIN_PASSWORD", "password1234");
    assertThatThrownBy(first::check)
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("GATEHOUSE_ADMIN_PASSWORD")
        .hasMessageContaining("too easy to guess");

    ensure();

    assertThatCode(first::check).doesNotThrowAnyException();
  }

  @Test
  void generatesAPasswordAndShowsItOnce() {
    settings.clear();

    Optional<Credentials> shown = ensure();

    assertThat(shown).isPresent();
    assertThat(shown.get().email()).isEqualTo("admin@localhost");
    assertThat(shown.get().password()).hasSize(24);
    assertThat(signIn("admin@localhost", shown.get().password()).getStatus())
        .isEqualTo(Status.VALID);
    assertThat(ensure()).isEmpty();
  }

  @Test
  void leavesTheStoredPasswordAloneOnceThereIsAnOperator() {
    ensure();
    settings.put("GATEHOUSE_ADMIN_PASSWORD", "another long password");
    ensure();

    assertThat(signIn("ada@example.com", "another long password").getStatus())
        .isEqualTo(Status.INVALID);
    assertThat(signIn("ada@example.com", "a long enough password").getStatus())
        .isEqualTo(Status.VALID);
  }

  @Test
  void doesTheSameWorkForUnknownEmailWrongPasswordAndDisabledOperator() {
    ensure();
    assertThat(work("ada@example.com", "wrong")).isEqualTo(1);
    assertThat(work("nobody@example.com", "wrong")).isEqualTo(1);

    disable("ada@example.com");
    assertThat(work("ada@example.com", "a long enough password")).isEqualTo(1);
  }

  @Test
  void takesTheBadgeOfADisabledOperator() {
    ensure();
    long id = operators.byEmail("ada@example.com").orElseThrow().getId();
    assertThat(operators.enabledAccount(id))
        .map(OperatorAccount::email)
        .contains("ada@example.com");

    disable("ada@example.com");

    assertThat(operators.enabledAccount(id)).isEmpty();
  }

  @Test
  void whoIsLetBackInHasToSignInAgain() {
    ensure();
    long id = operators.byEmail("ada@example.com").orElseThrow().getId();
    long epoch = operators.enabledAccount(id).orElseThrow().epoch();

    disable("ada@example.com");
    change("ada@example.com", settings -> settings.setDisabled(false));

    assertThat(operators.enabledAccount(id).orElseThrow().epoch()).isGreaterThan(epoch);
    assertThat(changed.heard).contains(new OperatorChanged(id));
  }

  @Test
  void operatorWithoutPasswordCannotSignIn() {
    OperatorSettings settings = new OperatorSettings();
    settings.setEmail("ben@example.com");
    settings.setName("Ben");
    memory.write(() -> operators.create(settings, true));

    assertThat(work("ben@example.com", "")).isEqualTo(1);
    assertThat(work("ben@example.com", "null")).isEqualTo(1);
  }

  @Test
  void changeOfGrantsAloneRaisesTheVersion() {
    ensure();
    memory.write(() -> site(memory));
    long version = operators.byEmail("ada@example.com").orElseThrow().getVersion();

    change("ada@example.com", settings -> settings.setGrants(Map.of(SITE, GrantRole.OWNER)));

    Operator ada = operators.byEmail("ada@example.com").orElseThrow();
    assertThat(ada.getVersion()).isGreaterThan(version);
    assertThat(ada.getSettings().getGrants()).containsExactly(Map.entry(SITE, GrantRole.OWNER));
    assertThat(operators.team(SITE)).extracting(Operator::getId).containsExactly(ada.getId());
    assertThat(operators.team(new TenantId(2))).isEmpty();
  }

  @Test
  void countsPlatformAdministratorsWhoCanSignIn() {
    ensure();
    OperatorSettings invited = new OperatorSettings();
    invited.setEmail("ben@example.com");
    invited.setName("Ben");
    invited.setPlatformAdmin(true);
    memory.write(() -> operators.create(invited, true));

    assertThat(memory.ask(() -> operators.lockedPlatformAdmins()))
        .extracting(operator -> operator.getSettings().getEmail())
        .containsExactly("ada@example.com");
  }

  static void site(MemoryDatabase memory) {
    memory
        .entities()
        .createNativeQuery(
            "insert into tenant (id, version, revision, subdomain, name, visibility,"
                + " home_published, session_minutes, frame_ancestors, widget_origins, widget_id,"
                + " created_at)"
                + " values (1, 1, 1, 'a', 'A', 'SSO', true, 480, '', '', 'w', current_timestamp)")
        .executeUpdate();
  }

  private void disable(String email) {
    change(email, settings -> settings.setDisabled(true));
  }

  private void change(String email, Consumer<OperatorSettings> how) {
    memory.write(
        () -> {
          Operator operator = operators.byEmail(email).orElseThrow();
          OperatorSettings settings = operator.getSettings().copy();
          how.accept(settings);
          operator.change(settings);
          operators.save(operator);
        });
  }

  private Optional<Credentials> ensure() {
    Map<String, Optional<Credentials>> shown = new HashMap<>();
    memory.write(() -> shown.put("", first.ensure()));
    return shown.get("");
  }

  private int work(String email, String password) {
    int before = hash.verified();
    assertThat(signIn(email, password).getStatus()).isEqualTo(Status.INVALID);
    return hash.verified() - before;
  }

  private CredentialValidationResult signIn(String email, String password) {
    return identities.validate(new UsernamePasswordCredential(email, password));
  }
}
