package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.HeardEvents;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
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

  private List<Long> ids(Events.Filter filter, Events.Place before, int limit) {
    return memory.ask(() -> events.list(ACME, filter, before, limit)).stream()
        .map(SignInEvent::getId)
        .toList();
  }

  private List<Long> ids(Events.Filter filter) {
    return ids(filter, null, 10);
  }

  @Test
  void listsByTimeWhicheverNodeGaveTheId() {
    assertThat(ids(Events.Filter.ALL)).containsExactly(101L, 51L, 50L, 100L);
  }

  @Test
  void goesOnBehindAnEventEvenAmongThoseOfTheSameMoment() {
    SignInEvent first = memory.ask(() -> events.find(ACME, 101)).orElseThrow();
    Events.Place place = Events.Place.of(Events.Place.of(first).toString()).orElseThrow();

    assertThat(ids(Events.Filter.ALL, place, 2)).containsExactly(51L, 50L);
  }

  @Test
  void filtersByEachThing() {
    Instant time = Instant.parse("2030-01-01T10:00:01Z");

    assertThat(ids(new Events.Filter("sso.redirect_flow.rejected", null, null, null, null, null)))
        .containsExactly(101L, 51L, 100L);
    assertThat(ids(new Events.Filter(null, "jwt_expired", null, null, null, null)))
        .containsExactly(51L, 100L);
    assertThat(ids(new Events.Filter(null, null, "abc", null, null, null))).containsExactly(50L);
    assertThat(ids(new Events.Filter(null, null, " AB-c.", null, null, null))).containsExactly(50L);
    assertThat(ids(new Events.Filter(null, null, null, 7L, null, null))).containsExactly(50L);
    assertThat(ids(new Events.Filter(null, null, null, null, time, null)))
        .containsExactly(101L, 51L, 50L);
    assertThat(ids(new Events.Filter(null, null, null, null, null, time))).containsExactly(100L);
    assertThat(
            ids(
                new Events.Filter(
                    "sso.redirect_flow.rejected", "jwt_expired", null, 7L, time, null)))
        .isEmpty();
  }

  @Test
  void filtersByWhoseTheTokenWas() {
    memory.write(
        () -> {
          rows.sql("update event set email = 'v@acme.example' where id in (100, 51, 102)");
          rows.sql("update event set external_id = '7' where id in (51, 101)");
        });
    Events.Filter vera = Events.Filter.ALL.of("v@acme.example", null);

    assertThat(ids(vera)).containsExactly(51L, 100L);
    assertThat(ids(Events.Filter.ALL.of(null, "7"))).containsExactly(101L, 51L);
    assertThat(ids(Events.Filter.ALL.of("v@acme.example", "7"))).containsExactly(51L);
    assertThat(memory.ask(() -> platform.list(vera, null, 9)))
        .extracting(SignInEvent::getId)
        .containsExactly(102L, 51L, 100L);
  }

  @Test
  void findsEventsOfItsTenantOnly() {
    assertThat(memory.ask(() -> events.find(ACME, 102))).isEmpty();
    assertThat(memory.ask(() -> platform.list(Events.Filter.ALL, null, 2)))
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
