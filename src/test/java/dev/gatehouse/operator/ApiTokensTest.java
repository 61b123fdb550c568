package dev.gatehouse.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiTokensTest {
  private static final TenantId SITE = new TenantId(1);

  private final MemoryDatabase memory = new MemoryDatabase("api-tokens");
  private final ApiTokens tokens = new ApiTokens();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T12:00:00Z"));
  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void wire() {
    tokens.entities = memory.entities();
    tokens.configuration = new Configuration(settings::get);
    tokens.operators = new Operators();
    tokens.operators.entities = memory.entities();
    tokens.clock = clock;
    memory.write(() -> OperatorsTest.site(memory));
  }

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void generatesTheFirstTokenOnce() {
    Optional<String> token = ensureFirst();

    assertThat(program(token.orElseThrow())).map(Program::rights).contains(Rights.PLATFORM);
    memory.write(() -> operator("ada@example.com"));
    assertThat(ensureFirst()).isEmpty();
  }

  @Test
  void generatesNoneWhereAnOperatorCouldHaveMadeOne() {
    memory.write(() -> operator("ada@example.com"));

    assertThat(ensureFirst()).isEmpty();
  }

  @Test
  void endsTheGeneratedTokenOnceAnotherIsSet() {
    String generated = ensureFirst().orElseThrow();
    String made = make(Rights.PLATFORM, null);
    settings.put("GATEHOUSE_ADMIN_TOKEN", "x".repeat(32));

    assertThat(program(generated)).isEmpty();
    assertThat(ensureFirst()).isEmpty();
    settings.clear();

    assertThat(program(generated)).isEmpty();
    assertThat(program(made)).isPresent();
  }

  @Test
  void carriesTheRightsThatItWasMadeWith() {
    Rights rights = new Rights(false, Map.of(SITE, GrantRole.EDITOR));

    Program program = program(make(rights, null)).orElseThrow();

    assertThat(program.name()).isEqualTo("CI");
    assertThat(program.rights()).isEqualTo(rights);
    assertThat(program.tokenId()).isPositive();
    assertThat(program.rights().may(Right.EDIT, SITE)).isTrue();
    assertThat(program.rights().may(Right.CONFIGURE, SITE)).isFalse();
  }

  @Test
  void opensNothingFromTheMomentThatItExpires() {
    String token = make(Rights.PLATFORM, clock.instant().plusSeconds(60));

    clock.advance(Duration.ofSeconds(59));
    assertThat(program(token)).isPresent();
    clock.advance(Duration.ofSeconds(1));
    assertThat(program(token)).isEmpty();
  }

  @Test
  void writesItsUseDownOnceAMinute() {
    Instant start = clock.instant();
    String token = make(Rights.PLATFORM, null);
    program(token);
    clock.advance(Duration.ofSeconds(59));
    program(token);
    assertThat(lastUse()).isEqualTo(start);

    clock.advance(Duration.ofSeconds(1));
    program(token);

    assertThat(lastUse()).isEqualTo(start.plusSeconds(60));
  }

  @Test
  void losesItsGrantWithTheSite() {
    String token = make(new Rights(false, Map.of(SITE, GrantRole.OWNER)), null);

    memory.write(() -> memory.entities().createNativeQuery("delete from tenant").executeUpdate());

    assertThat(program(token)).map(Program::rights).contains(Rights.NONE);
  }

  private void operator(String email) {
    OperatorSettings settings = new OperatorSettings();
    settings.setEmail(email);
    settings.setName("Ada");
    tokens.operators.create(new Operator(settings, null, clock.instant()));
  }

  private Optional<String> ensureFirst() {
    return memory.ask(tokens::ensureFirst);
  }

  private String make(Rights rights, Instant expiresAt) {
    return memory.ask(() -> tokens.make("CI", rights, expiresAt).token());
  }

  private Optional<Program> program(String token) {
    return memory.ask(() -> tokens.program(token));
  }

  private Instant lastUse() {
    return memory.ask(() -> tokens.list(0, 1).get(0).getLastUsedAt());
  }
}
