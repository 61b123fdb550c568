package dev.gatehouse.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.operator.FirstOperator.Credentials;
import dev.gatehouse.secret.CountingHash;
import dev.gatehouse.secret.Passwords;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.MemoryDatabase;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorsTest {
  private final MemoryDatabase memory = new MemoryDatabase("operators");
  private final CountingHash hash = new CountingHash();
  private final Passwords passwords = CountingHash.passwords(hash);
  private final Operators operators = new Operators();
  private final FirstOperator first = new FirstOperator();
  private final OperatorIdentities identities = new OperatorIdentities();
  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void wire() {
    operators.entities = memory.entities();
    first.operators = operators;
    first.passwords = passwords;
    first.clock = Clock.systemUTC();
    first.configuration = new Configuration(settings::get);
    identities.operators = operators;
    identities.passwords = passwords;
    identities.database =
        new Database() {
          @Override
          public <T> T ask(Supplier<T> work) {
            return work.get();
          }
        };
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
    assertThat(operators.onDuty(id)).map(Badge::email).contains("ada@example.com");

    disable("ada@example.com");

    assertThat(operators.onDuty(id)).isEmpty();
  }

  private void disable(String email) {
    memory.write(() -> operators.byEmail(email).orElseThrow().getSettings().setDisabled(true));
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
