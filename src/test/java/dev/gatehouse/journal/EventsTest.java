package dev.gatehouse.journal;

import static dev.gatehouse.journal.filter.EventField.BROWSER;
import static dev.gatehouse.journal.filter.EventField.EMAIL;
import static dev.gatehouse.journal.filter.EventField.EVENT;
import static dev.gatehouse.journal.filter.EventField.EXTERNAL_ID;
import static dev.gatehouse.journal.filter.EventField.REASON;
import static dev.gatehouse.journal.filter.EventField.SITE;
import static dev.gatehouse.journal.filter.EventField.TRACE;
import static dev.gatehouse.journal.filter.EventField.USER;
import static dev.gatehouse.journal.filter.EventFilter.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.journal.filter.EventOutcome;
import dev.gatehouse.journal.filter.EventPerson;
import dev.gatehouse.storage.HeardEvents;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsTest {
  private static final TenantId ACME = new TenantId(1);

  private final MemoryDatabase memory = new MemoryDatabase("events");
  private final Rows rows = new Rows(memory);
  private final Events events = new Events();
  private final PlatformEvents platform = new PlatformEvents();

  @BeforeEach
  void fill() {
    events.entities = memory.entities();
    events.recorded = new HeardEvents<>();
    platform.entities = memory.entities();
    memory.write(
        () -> {
          rows.tenant(1, "acme", "Acme");
          rows.tenant(2, "zebra", "Zebra");
          // As two nodes write them, each with its own block of ids.
          rows.event(100, 1, "2030-01-01T10:00:00Z", "sso.redirect_flow.rejected", "jwt_expired");
          rows.event(50, 1, "2030-01-01T10:00:01Z", "sso.redirect_flow.accepted", null);
          rows.event(101, 1, "2030-01-01T10:00:02Z", "sso.redirect_flow.rejected", "jwt_replayed");
          rows.event(51, 1, "2030-01-01T10:00:02Z", "sso.redirect_flow.rejected", "jwt_expired");
          rows.event(102, 2, "2030-01-01T10:00:03Z", "sso.helpsite.accepted", null);
          rows.sql("update event set reader_id = 7, trace_id = 'abc' where id = 50");
        });
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private List<Long> ids(EventFilter filter, Events.Place before, int limit) {
    return memory.ask(() -> events.list(ACME, filter, before, limit)).stream()
        .map(SignInEvent::getId)
        .toList();
  }

  private List<Long> ids(EventFilter filter) {
    return ids(filter, null, 10);
  }

  @Test
  void listsByTimeWhicheverNodeGaveTheId() {
    assertThat(ids(ALL)).containsExactly(101L, 51L, 50L, 100L);
  }

  @Test
  void goesOnBehindAnEventEvenAmongThoseOfTheSameMoment() {
    SignInEvent first = memory.ask(() -> events.find(ACME, 101)).orElseThrow();
    Events.Place place = Events.Place.of(Events.Place.of(first).toString()).orElseThrow();

    assertThat(ids(ALL, place, 2)).containsExactly(51L, 50L);
  }

  @Test
  void filtersByEachThing() {
    Instant time = Instant.parse("2030-01-01T10:00:01Z");

    assertThat(ids(ALL.only(EVENT, "sso.redirect_flow.rejected"))).containsExactly(101L, 51L, 100L);
    assertThat(ids(ALL.only(REASON, "jwt_expired"))).containsExactly(51L, 100L);
    assertThat(ids(ALL.only(TRACE, "abc"))).containsExactly(50L);
    assertThat(ids(ALL.only(TRACE, " AB-c."))).containsExactly(50L);
    assertThat(ids(ALL.only(USER, 7))).containsExactly(50L);
    assertThat(ids(ALL.between(time, null))).containsExactly(101L, 51L, 50L);
    assertThat(ids(ALL.between(null, time))).containsExactly(100L);
    assertThat(ids(ALL.only(REASON, "jwt_expired").only(USER, 7))).isEmpty();
  }

  @Test
  void filtersByWhoseTheTokenWas() {
    memory.write(
        () -> {
          rows.sql("update event set email = 'v@acme.example' where id in (100, 51, 102)");
          rows.sql("update event set external_id = '7' where id in (51, 101)");
        });
    EventFilter vera = ALL.only(EMAIL, "V@acme.example");

    assertThat(ids(vera)).containsExactly(51L, 100L);
    assertThat(ids(ALL.only(EXTERNAL_ID, "7"))).containsExactly(101L, 51L);
    assertThat(ids(vera.only(EXTERNAL_ID, "7"))).containsExactly(51L);
    assertThat(memory.ask(() -> platform.list(vera, null, 9)))
        .extracting(SignInEvent::getId)
        .containsExactly(102L, 51L, 100L);
  }

  @Test
  void filtersBySeveralValuesAndByAllOthers() {
    memory.write(
        () -> {
          rows.sql("update event set user_agent = 'Mozilla Firefox/128' where id = 101");
          rows.sql("update event set user_agent = 'curl/8' where id = 51");
        });

    assertThat(ids(ALL.only(REASON, "jwt_expired").only(REASON, "jwt_replayed")))
        .containsExactly(101L, 51L, 100L);
    assertThat(ids(ALL.not(REASON, "jwt_expired"))).containsExactly(101L, 50L);
    assertThat(ids(ALL.not(REASON, "jwt_expired").not(REASON, "jwt_replayed")))
        .containsExactly(50L);
    assertThat(ids(ALL.only(REASON, "jwt_expired").not(USER, 7))).containsExactly(51L, 100L);
    assertThat(ids(ALL.only(USER, EventFilter.ANY))).containsExactly(50L);
    assertThat(ids(ALL.not(USER, EventFilter.ANY))).containsExactly(101L, 51L, 100L);
    assertThat(ids(ALL.only(BROWSER, "firefox"))).containsExactly(101L);
    assertThat(ids(ALL.not(BROWSER, "FIREFOX"))).containsExactly(51L, 50L, 100L);
    assertThat(memory.ask(() -> platform.list(ALL.not(SITE, 1), null, 9)))
        .extracting(SignInEvent::getId)
        .containsExactly(102L);
  }

  @Test
  void filtersByOutcomeAndText() {
    memory.write(
        () -> {
          rows.event(103, 1, "2030-01-01T10:00:04Z", "sso.document360.code_issued", null);
          rows.sql("update event set detail = 'It was 50%% of Ümlaut_x' where id = 100");
          rows.sql("update event set came = 'https://Acme.example' where id = 51");
          rows.sql("update event set trace_id = '5eb4mkz9rmyj' where id = 101");
        });

    assertThat(ids(ALL.ending(Set.of(EventOutcome.ACCEPTED)))).containsExactly(50L);
    assertThat(ids(ALL.ending(Set.of(EventOutcome.REFUSED)))).containsExactly(101L, 51L, 100L);
    assertThat(ids(ALL.ending(Set.of(EventOutcome.NOTED, EventOutcome.ACCEPTED))))
        .containsExactly(103L, 50L);
    assertThat(ids(ALL.with("50% of üml"))).containsExactly(100L);
    assertThat(ids(ALL.with("50_ of"))).isEmpty();
    assertThat(ids(ALL.with("//ACME"))).containsExactly(51L);
    assertThat(ids(ALL.with("5EB4-mkz9 rmyj"))).containsExactly(101L);
  }

  @Test
  void findsWhoseEventsTheyAreByAnyMark() {
    memory.write(
        () -> {
          rows.sql("update event set email = 'v@acme.example' where id in (51, 50, 102)");
          rows.sql("update event set external_id = '7' where id = 101");
        });
    EventPerson vera = new EventPerson(Set.of(7L), "v@acme.example", "7");

    assertThat(ids(ALL.of(vera))).containsExactly(101L, 51L, 50L);
    assertThat(ids(ALL.of(vera), null, 2)).containsExactly(101L, 51L);
    assertThat(ids(ALL.notOf(vera))).containsExactly(100L);
    assertThat(ids(ALL.of(vera).only(EMAIL, "v@acme.example"))).containsExactly(51L, 50L);
    assertThat(ids(ALL.of(new EventPerson(Set.of(), null, null)))).isEmpty();
  }

  @Test
  void goesOnAndBackWithinAFilter() {
    Events.Place first = Events.Place.of(memory.ask(() -> events.find(ACME, 100)).orElseThrow());
    Events.Place third = Events.Place.of(memory.ask(() -> events.find(ACME, 51)).orElseThrow());
    EventFilter expired = ALL.only(REASON, "jwt_expired");

    assertThat(next(expired, first)).contains(51L);
    assertThat(next(ALL, first)).contains(50L);
    assertThat(next(ALL, third)).contains(101L);
    assertThat(next(expired, third)).isEmpty();
  }

  private Optional<Long> next(EventFilter filter, Events.Place place) {
    return memory.ask(() -> events.next(ACME, filter, place)).map(SignInEvent::getId);
  }

  @Test
  void forgetsWhoseTokensWereADeletedReaders() {
    memory.write(
        () -> {
          rows.sql("update event set email = 'v@acme.example', external_id = '7'");
          rows.sql("update event set reader_id = 8 where id = 101");
        });

    memory.write(() -> events.forget(ACME, 7, "v@acme.example", List.of("7")));

    assertThat(ids(ALL.only(EMAIL, "v@acme.example").only(EXTERNAL_ID, "7")))
        .as("another reader's")
        .containsExactly(101L);
    assertThat(memory.ask(() -> platform.list(ALL.only(EXTERNAL_ID, "7"), null, 9)))
        .as("those of other sites")
        .extracting(SignInEvent::getId)
        .containsExactly(102L, 101L);
  }

  @Test
  void findsEventsOfItsTenantOnly() {
    assertThat(memory.ask(() -> events.find(ACME, 102))).isEmpty();
    assertThat(memory.ask(() -> platform.list(ALL, null, 2)))
        .extracting(SignInEvent::getId)
        .containsExactly(102L, 101L);
  }

  @Test
  void readsWhatIsNoPlaceAsNone() {
    assertThat(Events.Place.of("")).isEmpty();
    assertThat(Events.Place.of("1-")).isEmpty();
    assertThat(Events.Place.of("-1-2")).isEmpty();
    assertThat(Events.Place.of("99999999999999999-999999999999999999")).isPresent();
  }

  @Test
  void keepsChecksAndClock() {
    Checks checks =
        Checks.failed(List.of("form", "required claim iat", "exp"), "required claim iat");
    SignInEvent event =
        new SignInEvent(
                ACME,
                Instant.parse("2030-01-01T11:00:00Z"),
                "sso.helpsite.rejected",
                new EventOrigin("t", "page", "::1", "agent"))
            .checked(checks)
            .withClockDifference(OptionalLong.of(-12));
    memory.write(() -> events.add(List.of(event)));

    SignInEvent read = memory.ask(() -> events.find(ACME, event.getId())).orElseThrow();
    assertThat(read.getChecks()).isEqualTo(checks);
    assertThat(read.getClockDifferenceSeconds()).isEqualTo(-12);
    assertThat(memory.ask(() -> events.find(ACME, 100)).orElseThrow().getChecks()).isNull();
  }
}
