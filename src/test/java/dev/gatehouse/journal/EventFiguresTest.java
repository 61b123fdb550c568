package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.filter.EventField;
import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.journal.filter.EventOutcome;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventFiguresTest {
  private static final TenantId ACME = new TenantId(1);
  private static final Instant SINCE = Instant.parse("2030-01-01T08:00:00Z");

  private final MemoryDatabase memory = new MemoryDatabase("figures");
  private final Rows rows = new Rows(memory);
  private final EventFigures figures = new EventFigures();

  @BeforeEach
  void fill() {
    figures.entities = memory.entities();
    memory.write(
        () -> {
          rows.tenant(1, "acme", "Acme");
          rows.tenant(2, "zebra", "Zebra");
          rows.event(1, 1, "2030-01-01T07:59:59Z", "sso.helpsite.accepted", null);
          rows.event(2, 1, "2030-01-01T08:10:00Z", "sso.helpsite.accepted", null);
          rows.event(3, 1, "2030-01-01T08:50:00Z", "sso.redirect_flow.accepted", null);
          rows.event(4, 1, "2030-01-01T09:00:00Z", "sso.redirect_flow.rejected", "jwt_expired");
          rows.event(5, 1, "2030-01-01T09:01:00Z", "widget_jwt.rejected", "jwt_expired");
          rows.event(6, 1, "2030-01-01T09:02:00Z", "sso.document360.code_issued", null);
          rows.event(7, 2, "2030-01-01T09:03:00Z", "sso.helpsite.accepted", null);
        });
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private static Instant at(String time) {
    return Instant.parse("2030-01-01T" + time + ":00Z");
  }

  @Test
  void countsByStretchesAndReasonAndLeavesOutWhatIsNoSignIn() {
    assertThat(stretches(memory, ACME, EventFilter.ALL.between(SINCE, null)))
        .containsExactlyInAnyOrder(
            new EventFigures.Stretch(0, 1, 0),
            new EventFigures.Stretch(3, 1, 0),
            new EventFigures.Stretch(4, 0, 2));
    assertThat(stretches(memory, null, EventFilter.ALL.between(SINCE, null)))
        .hasSize(3)
        .contains(new EventFigures.Stretch(4, 1, 2));
  }

  @Test
  void countsWhatFitsTheFilter() {
    EventFilter filter =
        EventFilter.ALL.not(EventField.EVENT, "widget_jwt.rejected").between(SINCE, at("09:01"));

    assertThat(stretches(memory, ACME, filter.only(EventField.REASON, "jwt_expired")))
        .containsExactly(new EventFigures.Stretch(4, 0, 1));
    assertThat(stretches(memory, ACME, filter.ending(Set.of(EventOutcome.ACCEPTED))))
        .extracting(EventFigures.Stretch::number)
        .containsExactlyInAnyOrder(0, 3);
  }

  @Test
  void countsAndFiltersOnPostgresLikewise() {
    try (MemoryDatabase postgres = MemoryDatabase.onPostgres()) {
      figures.entities = postgres.entities();
      Rows there = new Rows(postgres);
      postgres.write(
          () -> {
            there.tenant(1, "acme", "Acme");
            there.event(2, 1, "2030-01-01T08:14:59Z", "sso.helpsite.accepted", null);
            there.event(3, 1, "2030-01-01T08:15:00Z", "sso.helpsite.rejected", "jwt_expired");
            there.event(4, 1, "2030-01-01T08:16:00Z", "sso.document360.code_issued", null);
          });
      EventFilter all = EventFilter.ALL.between(SINCE, null);

      assertThat(stretches(postgres, ACME, all))
          .containsExactlyInAnyOrder(
              new EventFigures.Stretch(0, 1, 0), new EventFigures.Stretch(1, 0, 1));
      assertThat(
              stretches(
                  postgres,
                  ACME,
                  all.with("NO such")
                      .not(EventField.REASON, "jwt_expired")
                      .not(EventField.USER, 1)))
          .isEmpty();
    }
  }

  @Test
  void countsTimesThatWereWrittenInOtherZones() {
    memory.write(
        () ->
            rows.sql(
                "update event set occurred_at = timestamp with time zone '2030-01-01"
                    + " 13:50:00+05:45' where id = 2"));

    assertThat(stretches(memory, ACME, EventFilter.ALL.between(SINCE, at("08:30"))))
        .containsExactly(new EventFigures.Stretch(0, 1, 0));
  }

  private List<EventFigures.Stretch> stretches(
      MemoryDatabase database, TenantId tenant, EventFilter filter) {
    return database.ask(() -> figures.stretches(tenant, filter, SINCE, Duration.ofMinutes(15)));
  }

  @Test
  void countsAtTheSitesThatAreAskedFor() {
    assertThat(memory.ask(() -> figures.bySite(List.of(new TenantId(2)), SINCE)))
        .containsExactly(new EventFigures.AtSite(new TenantId(2), null, 1));
    assertThat(memory.ask(() -> figures.bySite(List.of(), SINCE))).isEmpty();
    assertThat(memory.ask(() -> figures.bySite(null, SINCE)))
        .contains(new EventFigures.AtSite(new TenantId(2), null, 1))
        .hasSize(5);
  }

  @Test
  void knowsTheNamesOfEvents() {
    assertThat(memory.ask(() -> figures.names(ACME, at("09:00"))))
        .containsExactly(
            "sso.document360.code_issued", "sso.redirect_flow.rejected", "widget_jwt.rejected");
  }
}
