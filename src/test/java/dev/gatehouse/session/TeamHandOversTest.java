package dev.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.operator.KeptOperator;
import dev.gatehouse.session.TeamHandOvers.Who;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TeamHandOversTest {
  private static final TenantId SITE = new TenantId(1);
  private static final String BROWSER = "b".repeat(64);

  private final MemoryDatabase memory = new MemoryDatabase("team-hand-overs");
  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T12:00:00Z"));
  private final TeamHandOvers handOvers = new TeamHandOvers();
  private Who ada;

  @BeforeEach
  void wire() {
    handOvers.entities = memory.entities();
    handOvers.clock = clock;
    memory.write(
        () ->
            memory
                .entities()
                .createNativeQuery(
                    "insert into tenant (id, version, revision, subdomain, name, visibility,"
                        + " home_published, session_minutes, frame_ancestors, widget_origins,"
                        + " widget_id, created_at) values (1, 1, 1, 'a', 'A', 'SSO', true, 480,"
                        + " '', '', 'w', current_timestamp)")
                .executeUpdate());
    ada = new Who(KeptOperator.withEmail(memory, "ada@example.com", clock.instant()), 3);
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private String begin() {
    return memory.ask(() -> handOvers.begin(SITE, ada, BROWSER));
  }

  private Optional<Who> redeem(TenantId site, String code, String browser) {
    return memory.ask(() -> handOvers.redeem(site, code, browser));
  }

  @Test
  void codeWorksOnce() {
    String code = begin();

    assertThat(redeem(SITE, code, BROWSER)).contains(ada);
    assertThat(redeem(SITE, code, BROWSER)).isEmpty();
  }

  @Test
  void codeIsOfOneSiteAndOneBrowserWhichUsesNothingUp() {
    String code = begin();

    assertThat(redeem(new TenantId(2), code, BROWSER)).isEmpty();
    assertThat(redeem(SITE, code, "c".repeat(64))).isEmpty();
    assertThat(redeem(SITE, code + "x", BROWSER)).isEmpty();
    assertThat(redeem(SITE, code, BROWSER)).contains(ada);
  }

  @Test
  void codeLivesAMinute() {
    String code = begin();
    String other = begin();
    clock.advance(Duration.ofSeconds(59));
    assertThat(redeem(SITE, other, BROWSER)).contains(ada);

    clock.advance(Duration.ofSeconds(1));

    assertThat(redeem(SITE, code, BROWSER)).isEmpty();
    clock.advance(Duration.ofMinutes(10).plusSeconds(1));
    assertThat(memory.ask(() -> handOvers.purge(clock.instant(), 10))).isEqualTo(1);
  }

  @Test
  void onlyTheHashOfACodeIsStored() {
    String code = begin();

    Object stored =
        memory.ask(
            () ->
                memory
                    .entities()
                    .createNativeQuery("select code_hash from team_hand_over")
                    .getSingleResult());

    assertThat(stored.toString()).hasSize(64).doesNotContain(code);
  }
}
