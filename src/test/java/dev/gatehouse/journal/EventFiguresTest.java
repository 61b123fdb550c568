package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.tenant.TenantId;
import java.time.Instant;
import java.util.List;
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
  void countsByHourAndReasonAndLeavesOutWhatIsNoSignIn() {
    List<EventFigures.Hour> hours = memory.ask(() -> figures.hourly(ACME, SINCE));

    assertThat(hours.stream().mapToLong(EventFigures.Hour::count).sum()).isEqualTo(4);
    assertThat(hours)
        .filteredOn(hour -> hour.hour().equals(at("08:00")))
        .allMatch(hour -> hour.reason() == null)
        .hasSize(2);
    assertThat(hours)
        .filteredOn(hour -> hour.hour().equals(at("09:00")))
        .allMatch(hour -> hour.reason().equals("jwt_expired"))
        .hasSize(2);
    assertThat(
            memory.ask(() -> figures.hourly(null, SINCE)).stream()
                .mapToLong(EventFigures.Hour::count)
                .sum())
        .isEqualTo(5);
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
