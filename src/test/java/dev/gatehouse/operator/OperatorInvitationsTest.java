package dev.gatehouse.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.HeardEvents;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorInvitationsTest {
  private final MemoryDatabase memory = new MemoryDatabase("operator-invitations");
  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T12:00:00Z"));
  private final Operators operators = new Operators();
  private final OperatorInvitations invitations = new OperatorInvitations();
  private long ada;

  @BeforeEach
  void wire() {
    operators.entities = memory.entities();
    operators.clock = clock;
    operators.changed = new HeardEvents<>();
    invitations.entities = memory.entities();
    invitations.operators = operators;
    invitations.clock = clock;
    OperatorSettings settings = new OperatorSettings();
    settings.setEmail("ada@example.com");
    settings.setName("Ada");
    ada = memory.ask(() -> operators.create(settings, false).getId());
  }

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void isAcceptedOnceAndEndsTheSessionsOfBefore() {
    String secret = make();
    long epoch = account().epoch();
    assertThat(isUsable(secret)).isTrue();
    assertThat(isUsable(secret)).as("looking uses nothing up").isTrue();

    assertThat(accept(secret)).isTrue();

    assertThat(account().epoch()).isGreaterThan(epoch);
    assertThat(memory.ask(() -> operators.find(ada).orElseThrow().hasPassword())).isTrue();
    assertThat(isUsable(secret)).isFalse();
    assertThat(accept(secret)).isFalse();
  }

  @Test
  void endsAfterSevenDays() {
    String secret = make();
    clock.advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(isUsable(secret)).isTrue();

    clock.advance(Duration.ofSeconds(1));

    assertThat(isUsable(secret)).isFalse();
    assertThat(accept(secret)).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(memory.ask(() -> invitations.purge(clock.instant(), 10))).isEqualTo(1);
  }

  @Test
  void newOneTakesThePlaceOfTheOneBefore() {
    String first = make();
    String second = make();

    assertThat(isUsable(first)).isFalse();
    assertThat(isUsable(second)).isTrue();
  }

  @Test
  void doesNotServeADisabledOperator() {
    String secret = make();
    memory.write(
        () -> {
          Operator operator = operators.find(ada).orElseThrow();
          OperatorSettings settings = operator.getSettings().copy();
          settings.setDisabled(true);
          operator.change(settings);
        });

    assertThat(accept(secret)).isFalse();
  }

  @Test
  void provesTheAddress() {
    assertThat(isConfirmed()).isFalse();

    accept(make());

    assertThat(isConfirmed()).isTrue();
  }

  @Test
  void linkOfAnEarlierReleaseSetsAPasswordAndProvesNothing() {
    String secret = make();
    ofAnEarlierRelease();

    assertThat(accept(secret)).isTrue();

    assertThat(isConfirmed()).isFalse();
  }

  @Test
  void onlyLinksOfAnEarlierReleaseAreWithdrawnForProvingNothing() {
    String secret = make();
    memory.write(() -> invitations.withdrawUnconfirming(ada));
    assertThat(isUsable(secret)).isTrue();

    ofAnEarlierRelease();
    memory.write(() -> invitations.withdrawUnconfirming(ada));

    assertThat(isUsable(secret)).isFalse();
  }

  @Test
  void whoHasNeitherPasswordNorLinkWaits() {
    assertThat(waiting()).containsExactly(ada);
    String secret = make();
    assertThat(waiting()).isEmpty();

    clock.advance(Duration.ofDays(7));
    assertThat(waiting()).containsExactly(ada);
    assertThat(memory.ask(() -> invitations.countWaiting())).isEqualTo(1);

    assertThat(accept(secret)).isFalse();
    accept(make());
    assertThat(waiting()).isEmpty();
  }

  private List<Long> waiting() {
    return memory.ask(() -> invitations.waiting());
  }

  private boolean isConfirmed() {
    return memory.ask(() -> operators.find(ada).orElseThrow().isEmailConfirmed());
  }

  private void ofAnEarlierRelease() {
    memory.write(
        () ->
            memory
                .entities()
                .createNativeQuery("update operator_invitation set confirms_email = false")
                .executeUpdate());
  }

  @Test
  void keepsOnlyTheHashOfTheSecret() {
    String secret = make();

    Object kept =
        memory.ask(
            () ->
                memory
                    .entities()
                    .createNativeQuery("select secret_hash from operator_invitation")
                    .getSingleResult());

    assertThat(kept.toString()).hasSize(64).doesNotContain(secret);
  }

  private String make() {
    return memory.ask(() -> invitations.make(operators.find(ada).orElseThrow()).secret());
  }

  private boolean isUsable(String secret) {
    return memory.ask(() -> invitations.invited(secret).isPresent());
  }

  private boolean accept(String secret) {
    return memory.ask(() -> invitations.accept(secret, "hash").isPresent());
  }

  private OperatorAccount account() {
    return memory.ask(() -> operators.enabledAccount(ada).orElseThrow());
  }
}
