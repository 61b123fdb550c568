package dev.gatehouse.journal.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.journal.EventOrigin;
import dev.gatehouse.journal.Mismatch;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.TokenSubject;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.storage.Wiring;
import dev.gatehouse.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProblemWatchTest {
  private static final TenantId ACME = new TenantId(1);
  private static final TenantId ZEBRA = new TenantId(2);
  private static final Instant START = Instant.parse("2030-01-01T10:00:00Z");
  private static final String AUDIENCE = "jwt_audience_mismatch";
  private static final String SIGNATURE = "jwt_invalid_signature";

  private final SettableClock clock = new SettableClock(START);
  private MemoryDatabase memory;
  private ProblemWatch watch;
  private SignInProblems problems;

  private void on(MemoryDatabase database) {
    memory = database;
    Rows rows = new Rows(memory);
    Wiring wiring = new Wiring(memory, clock);
    watch = wiring.bean(ProblemWatch.class);
    problems = wiring.bean(SignInProblems.class);
    memory.write(
        () -> {
          rows.tenant(1, "acme", "Acme");
          rows.tenant(2, "zebra", "Zebra");
          rows.connection(7, 1, true);
          rows.connection(8, 1, true);
          rows.connection(9, 2, true);
        });
  }

  private void onH2() {
    on(new MemoryDatabase("problems"));
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private SignInEvent event(TenantId site, long connection, String name, String address) {
    EventOrigin from = new EventOrigin("TRACE", "redirect", address, "browser");
    return new SignInEvent(site, clock.instant(), name, from).by(connection, null);
  }

  private void write(SignInEvent event) {
    memory.write(() -> memory.entities().persist(event));
  }

  private void refuse(long connection, String reason, String email) {
    write(
        event(ACME, connection, "sso.redirect_flow.rejected", "192.0.2.1")
            .because(reason, "A sentence.")
            .of(new TokenSubject(email, null, null)));
  }

  /** Of a token that nobody knows whose it is. */
  private void refuseStranger(String address) {
    write(event(ACME, 7, "sso.redirect_flow.rejected", address).because(SIGNATURE, "A sentence."));
  }

  private void accept(long connection, String email) {
    write(
        event(ACME, connection, "sso.redirect_flow.accepted", "192.0.2.1")
            .of(new TokenSubject(email, null, null)));
  }

  private void later(Duration time) {
    clock.advance(time);
  }

  private void count() {
    while (memory.ask(watch::next)) {
      assertThat(memory.entities().isOpen()).isTrue();
    }
  }

  private List<SignInProblem> open() {
    count();
    return memory.ask(() -> problems.list(SignInProblems.Question.open(ACME, null), null, 100));
  }

  private List<SignInProblem> resolved() {
    return in(SignInProblems.State.RESOLVED);
  }

  private List<SignInProblem> in(SignInProblems.State state) {
    count();
    return memory.ask(
        () ->
            problems.list(
                new SignInProblems.Question(ACME, null, state, null, null, null), null, 100));
  }

  private void mute(SignInProblem problem, Instant until) {
    memory.write(
        () -> problems.mute(problems.find(ACME, problem.getId()).orElseThrow(), until, "ann"));
  }

  private long change(AuditEvent event, String target) {
    AuditEntry entry = new AuditEntry(clock.instant(), "ann", null, event, target, "{}");
    memory.write(
        () -> {
          memory.entities().persist(entry);
          memory.entities().flush();
          memory
              .entities()
              .createNativeQuery("update audit_entry set site_id = 1 where id = " + entry.getId())
              .executeUpdate();
        });
    return entry.getId();
  }

  private void countsWhomItHitsUntilOthersPass() {
    refuse(7, AUDIENCE, "vera@acme.example");
    later(Duration.ofMinutes(1));
    refuse(7, AUDIENCE, "vera@acme.example");
    refuse(7, AUDIENCE, "bruno@acme.example");
    refuse(8, AUDIENCE, "vera@acme.example");
    write(
        event(ACME, 7, "sso.redirect_flow.rejected", "192.0.2.1")
            .because(AUDIENCE, "A sentence.")
            .comparing(new Mismatch("https://x", "x", "url_for_name", null)));
    write(event(ZEBRA, 9, "sso.redirect_flow.rejected", "192.0.2.1").because(AUDIENCE, "A."));

    List<SignInProblem> found = open();

    assertThat(found).hasSize(3);
    SignInProblem worst = found.get(0);
    assertThat(worst.getConnectionId()).isEqualTo(7);
    assertThat(worst.getRefused()).isEqualTo(3);
    assertThat(worst.getPeople()).isEqualTo(2);
    assertThat(worst.getAddresses()).isZero();
    assertThat(worst.getFirstSeen()).isEqualTo(START);
    assertThat(worst.getLastSeen()).isEqualTo(START.plusSeconds(60));
    assertThat(found.stream().map(SignInProblem::getCause)).contains("url_for_name");
    assertThat(open()).as("counted once").first().matches(same -> same.getRefused() == 3);
    assertThat(memory.ask(() -> problems.hours(List.of(worst.getId()), START)).get(worst.getId()))
        .containsExactly(Map.entry(START, 3L));

    later(Duration.ofMinutes(1));
    accept(7, "one@acme.example");
    accept(7, "two@acme.example");
    later(Duration.ofMinutes(10));
    assertThat(open()).hasSize(3);
    accept(7, "three@acme.example");

    assertThat(open()).hasSize(1).noneMatch(p -> p.getId().equals(worst.getId()));
    assertThat(resolved()).hasSize(2).allMatch(p -> p.getResolvedAt() != null);

    later(Duration.ofMinutes(1));
    refuse(7, AUDIENCE, "vera@acme.example");

    assertThat(resolved()).hasSize(1);
    assertThat(open())
        .filteredOn(p -> p.getId().equals(worst.getId()))
        .first()
        .matches(p -> p.isReturned() && p.getRefused() == 1 && p.getPeople() == 1);
  }

  @Test
  void countsWhomItHitsUntilOthersPassOnH2() {
    onH2();
    countsWhomItHitsUntilOthersPass();
  }

  @Test
  void countsWhomItHitsUntilOthersPassOnPostgres() {
    on(MemoryDatabase.onPostgres());
    countsWhomItHitsUntilOthersPass();
  }

  @Test
  void resolvesOnePersonsProblemOnceTheyGetIn() {
    onH2();
    refuse(7, "jwt_expired", "vera@acme.example");
    later(Duration.ofMinutes(20));
    for (int other = 0; other < 50; other++) {
      accept(7, "other" + other + "@acme.example");
    }
    assertThat(open()).hasSize(1);

    memory.write(
        () ->
            memory
                .entities()
                .createNativeQuery(
                    "insert into reader (id, tenant_id, version, email, role, custom_fields,"
                        + " banned, created_at) values (5, 1, 1, 'vera@acme.example', 'VIEWER',"
                        + " '{}', false, current_timestamp)")
                .executeUpdate());
    write(event(ACME, 7, "sso.redirect_flow.accepted", "192.0.2.9").by(7L, 5L));

    assertThat(open()).isEmpty();
    assertThat(resolved()).hasSize(1);
  }

  @Test
  void waitsForMoreSignInsWhereItHitsOnlySome() {
    onH2();
    refuse(7, AUDIENCE, "vera@acme.example");
    for (int other = 0; other < 40; other++) {
      accept(7, "other" + other + "@acme.example");
    }
    later(Duration.ofSeconds(1));
    refuse(7, AUDIENCE, "bruno@acme.example");
    later(Duration.ofMinutes(11));
    for (int other = 0; other < 59; other++) {
      accept(7, "other" + other + "@acme.example");
    }
    assertThat(open()).as("20 passed for each refusal").hasSize(1);
    accept(7, "last@acme.example");

    assertThat(open()).isEmpty();
  }

  @Test
  void putsWhatHitsEverybodyBeforeOnePersonAndStrangersLast() {
    onH2();
    for (int times = 0; times < 30; times++) {
      refuseStranger("198.51.100.1");
      refuse(8, "jwt_expired", "vera@acme.example");
    }
    for (int reader = 0; reader < 5; reader++) {
      refuse(7, AUDIENCE, "reader" + reader + "@acme.example");
    }

    assertThat(open().stream().map(SignInProblem::getReason))
        .containsExactly(AUDIENCE, "jwt_expired", SIGNATURE);
  }

  @Test
  void countsAddressesWhereNobodyIsKnown() {
    onH2();
    refuseStranger("198.51.100.1");
    refuseStranger("198.51.100.2");
    refuseStranger("198.51.100.2");

    assertThat(open())
        .hasSize(1)
        .first()
        .matches(p -> p.getPeople() == 0 && p.getAddresses() == 2 && p.getRefused() == 3);
  }

  @Test
  void namesTheChangeOfTheConnectionThatCameShortlyBefore() {
    onH2();
    change(AuditEvent.JWT_UPDATED, "connection 7: Too early");
    later(Duration.ofMinutes(61));
    long change = change(AuditEvent.JWT_UPDATED, "connection 7: App");
    change(AuditEvent.JWT_UPDATED, "connection 8: Other");
    change(AuditEvent.SITE_UPDATED, "site 1: Acme");
    change(AuditEvent.ARTICLE_UPDATED, "article 1: Later");
    later(Duration.ofMinutes(4));
    refuse(7, AUDIENCE, "vera@acme.example");

    assertThat(open()).hasSize(1).first().matches(p -> p.getAuditEntry() == change);
  }

  @Test
  void forgetsOnePersonsAfterDayAndOthersAfterWeek() {
    onH2();
    refuse(7, AUDIENCE, "vera@acme.example");
    refuse(8, AUDIENCE, "vera@acme.example");
    refuse(8, AUDIENCE, "bruno@acme.example");
    write(
        event(ACME, 7, "sso.redirect_flow.rejected", "192.0.2.1")
            .because("session_expired", "Nothing is wrong."));
    assertThat(open()).hasSize(2);

    later(Duration.ofHours(25));
    assertThat(open()).hasSize(1).first().matches(p -> p.getConnectionId() == 8);
    later(Duration.ofDays(6));
    assertThat(open()).isEmpty();
    memory.ask(() -> problems.purge(clock.instant(), 500));
    assertThat(
            memory.ask(
                () ->
                    memory
                        .entities()
                        .createNativeQuery("select count(*) from sign_in_problem")
                        .getSingleResult()))
        .isEqualTo(0L);
  }

  @Test
  void muteLastsForItsTimeEvenIfTheProblemComesBack() {
    onH2();
    refuse(7, AUDIENCE, "vera@acme.example");
    mute(open().get(0), clock.instant().plus(Duration.ofHours(1)));
    refuse(7, AUDIENCE, "bruno@acme.example");
    refuse(7, AUDIENCE, "carla@acme.example");

    assertThat(open()).isEmpty();
    assertThat(in(SignInProblems.State.MUTED))
        .hasSize(1)
        .first()
        .matches(p -> p.mutedAt(clock.instant()).orElseThrow().getBy().equals("ann"));
    later(Duration.ofMinutes(11));
    for (int other = 0; other < 9; other++) {
      accept(7, "other" + other + "@acme.example");
    }
    assertThat(resolved()).hasSize(1);
    later(Duration.ofMinutes(1));
    refuse(7, AUDIENCE, "vera@acme.example");
    assertThat(in(SignInProblems.State.MUTED)).hasSize(1).first().matches(p -> p.isReturned());
    later(Duration.ofMinutes(48));
    assertThat(open()).hasSize(1).first().matches(p -> p.mutedAt(clock.instant()).isEmpty());
  }

  @Test
  void muteUntilChangeEndsWhenItHitsTwiceAsManyOrComesBack() {
    onH2();
    refuse(7, AUDIENCE, "vera@acme.example");
    refuse(7, AUDIENCE, "bruno@acme.example");
    mute(open().get(0), null);
    refuse(7, AUDIENCE, "vera@acme.example");
    refuse(7, AUDIENCE, "carla@acme.example");
    later(Duration.ofDays(2));
    assertThat(open()).isEmpty();
    refuse(7, AUDIENCE, "dora@acme.example");
    assertThat(open()).hasSize(1);

    mute(open().get(0), null);
    later(Duration.ofMinutes(11));
    for (int other = 0; other < 9; other++) {
      accept(7, "other" + other + "@acme.example");
    }
    assertThat(resolved()).hasSize(1);
    later(Duration.ofMinutes(1));
    refuse(7, AUDIENCE, "vera@acme.example");
    assertThat(open()).hasSize(1).first().matches(p -> p.isReturned());
    long id = open().get(0).getId();
    mute(open().get(0), null);
    memory.write(() -> problems.unmute(problems.find(ACME, id).orElseThrow()));
    assertThat(open()).hasSize(1);
    assertThat(in(SignInProblems.State.MUTED)).isEmpty();
  }

  @Test
  void problemsOfDeletedConnectionLeaveAtOnceAndStayAway() {
    onH2();
    refuse(7, AUDIENCE, "vera@acme.example");
    refuse(8, AUDIENCE, "vera@acme.example");
    assertThat(open()).hasSize(2);
    refuse(7, SIGNATURE, "vera@acme.example");
    memory.write(
        () -> {
          problems.forget(ACME, 7);
          memory
              .entities()
              .createNativeQuery("delete from connection where id = 7")
              .executeUpdate();
        });

    assertThat(open()).hasSize(1).first().matches(p -> p.getConnectionId() == 8);
  }

  @Test
  void showsSitesOfTheOperatorOnlyAndPagesWorstFirst() {
    onH2();
    for (int reader = 0; reader < 3; reader++) {
      refuse(7, AUDIENCE, "reader" + reader + "@acme.example");
    }
    refuse(8, AUDIENCE, "vera@acme.example");
    count();

    SignInProblems.Question all = SignInProblems.Question.open(null, List.of(ACME));
    List<SignInProblem> first = memory.ask(() -> problems.list(all, null, 1));
    SignInProblems.Place place =
        SignInProblems.Place.of(SignInProblems.Place.of(first.get(0)).toString()).orElseThrow();
    assertThat(first).first().matches(p -> p.getConnectionId() == 7);
    assertThat(memory.ask(() -> problems.list(all, place, 5)))
        .hasSize(1)
        .first()
        .matches(p -> p.getConnectionId() == 8);
    assertThat(
            memory.ask(
                () -> problems.list(SignInProblems.Question.open(null, List.of(ZEBRA)), null, 5)))
        .isEmpty();
    assertThat(memory.ask(() -> problems.find(ZEBRA, first.get(0).getId()))).isEmpty();
  }
}
