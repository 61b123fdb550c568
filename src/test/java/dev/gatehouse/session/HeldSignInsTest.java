package dev.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.secret.Vaults;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldSignInsTest {
  private static final TenantId HERE = new TenantId(1);
  private static final TenantId ELSEWHERE = new TenantId(2);

  private final MemoryDatabase database = new MemoryDatabase("held-sign-ins");
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-28T12:00:00Z"));
  private final HeldSignIns held = new HeldSignIns();

  @BeforeEach
  void makeSites() {
    held.entities = database.entities();
    held.clock = clock;
    held.vault = Vaults.withKey();
    Rows rows = new Rows(database);
    database.write(
        () -> {
          rows.tenant(HERE.value(), "here", "Here");
          rows.tenant(ELSEWHERE.value(), "elsewhere", "Elsewhere");
        });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private String hold(String content) {
    return hold(HERE, "a token", content);
  }

  private String hold(TenantId site, String sender, String content) {
    return database.ask(() -> held.hold(site, sender, content));
  }

  private Optional<String> find(TenantId site, String ticket) {
    return database.ask(() -> held.find(site, ticket));
  }

  private Optional<String> take(TenantId site, String ticket) {
    return database.ask(() -> held.take(site, ticket));
  }

  @Test
  void isShownAnyNumberOfTimesAndTakenOnceAtItsOwnSite() {
    String ticket = hold("a sign-in");

    assertThat(find(ELSEWHERE, ticket)).isEmpty();
    assertThat(take(ELSEWHERE, ticket)).isEmpty();
    assertThat(take(HERE, ticket + "x")).isEmpty();
    assertThat(find(HERE, ticket)).contains("a sign-in");
    assertThat(find(HERE, ticket)).contains("a sign-in");
    assertThat(take(HERE, ticket)).contains("a sign-in");
    assertThat(take(HERE, ticket)).isEmpty();
    assertThat(find(HERE, ticket)).isEmpty();
  }

  @Test
  void onlyTheNewestOfASenderIsKept() {
    String another = hold(HERE, "another", "another's");
    String elsewhere = hold(ELSEWHERE, "a token", "elsewhere");
    String earlier = hold(HERE, "a token", "earlier");
    String newest = hold(HERE, "a token", "newest");

    assertThat(find(HERE, earlier)).isEmpty();
    assertThat(find(HERE, newest)).contains("newest");
    assertThat(find(HERE, another)).contains("another's");
    assertThat(find(ELSEWHERE, elsewhere)).contains("elsewhere");
  }

  @Test
  void waitsTenMinutes() {
    String ticket = hold("a sign-in");
    clock.advance(HeldSignIns.LIFETIME.minusSeconds(1));
    assertThat(find(HERE, ticket)).isPresent();
    assertThat(purged()).isZero();

    clock.advance(Duration.ofSeconds(2));

    assertThat(find(HERE, ticket)).isEmpty();
    assertThat(take(HERE, ticket)).isEmpty();
    assertThat(purged()).isOne();
  }

  private int purged() {
    return database.ask(() -> held.purge(clock.instant(), 10));
  }

  @Test
  void neitherTicketNorContentIsInTheDatabase() {
    String longest = "t".repeat(40_000);
    String ticket = hold(longest);

    Object[] row =
        (Object[])
            database.ask(
                () ->
                    database
                        .entities()
                        .createNativeQuery("select ticket_hash, sealed from held_sign_in")
                        .getSingleResult());

    assertThat(row[0].toString()).doesNotContain(ticket);
    assertThat(row[1].toString()).doesNotContain("ttttt");
    assertThat(find(HERE, ticket)).contains(longest);
  }
}
