package dev.gatehouse.administration.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.operator.GrantRole;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.reader.UserIdentity;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.storage.Wiring;
import dev.gatehouse.storage.schema.QueryPlans;
import dev.gatehouse.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A time line reads as little of many events as of few, on both databases. */
class TimelineIndexesTest {
  private static final TenantId ACME = new TenantId(1);
  private static final Actor PLATFORM = new Actor("root", null, Rights.PLATFORM);
  private static final Actor ADMIN =
      new Actor(
          "ann",
          null,
          new Rights(false, Map.of(ACME, GrantRole.ADMIN, new TenantId(2), GrantRole.ADMIN)));

  /** Small enough to be read row by row. */
  private static final List<String> SMALL =
      List.of("tenant", "connection", "linked_identity", "reader_group");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsByIndexesOnly(boolean onPostgres) {
    try (MemoryDatabase memory =
        onPostgres ? MemoryDatabase.onPostgres() : new MemoryDatabase("timeline-indexes")) {
      QueryPlans plans = new QueryPlans(memory, onPostgres);
      fill(memory, plans);
      Wiring beans =
          new Wiring(memory, new SettableClock(Instant.parse("2030-01-02T00:00:00Z")))
              .with(Configuration.class, new Configuration(name -> null));
      Timeline timeline = beans.bean(Timeline.class);
      People people = beans.bean(People.class);

      for (Actor actor : List.of(PLATFORM, ADMIN)) {
        List<KnownPerson> whose = new ArrayList<>();
        assertThat(
                plans.scanned(
                    () -> {
                      whose.add(people.user(actor, ACME, 6));
                      whose.add(people.elsewhere(actor, whose.get(0)));
                      whose.add(
                          people.named(
                              actor, ACME, "no@one.example", new UserIdentity("default", "n")));
                      whose.add(people.ofEvent(actor, ACME, 9).orElseThrow());
                    }))
            .as("%s finds people", actor.name())
            .isSubsetOf(SMALL);
        for (KnownPerson person : whose) {
          for (TimelineKind kind : TimelineKind.values()) {
            assertThat(plans.scanned(() -> read(timeline, actor, person, kind)))
                .as("%s reads %s of %s", actor.name(), kind, person)
                .isSubsetOf(SMALL);
          }
          assertThat(plans.scanned(() -> read(timeline, actor, person, null)))
              .as("%s reads all of %s", actor.name(), person)
              .isSubsetOf(SMALL);
        }
      }
    }
  }

  /** The first page and the second. */
  private static void read(Timeline timeline, Actor actor, KnownPerson person, TimelineKind kind) {
    List<TimelineRow> first = timeline.list(actor, person, kind, null, 20);
    if (!first.isEmpty()) {
      timeline.list(actor, person, kind, first.get(first.size() - 1).place(), 20);
    }
  }

  private static void fill(MemoryDatabase memory, QueryPlans plans) {
    Rows rows = new Rows(memory);
    memory.write(
        () -> {
          for (int site = 1; site <= 3; site++) {
            rows.tenant(site, "s" + site, "Site " + site);
            rows.connection(site, site, true);
          }
        });
    plans.fill(
        3_000,
        "insert into reader (id, tenant_id, version, email, external_id, role, custom_fields,"
            + " banned, created_at) select n, 1 + mod(n, 3), 1, 'p' || (n / 3) || '@x.example',"
            + " 'e' || n, 'VIEWER', '{}', false, current_timestamp from %1$s");
    plans.fill(
        20_000,
        "insert into event (id, tenant_id, occurred_at, name, reason, reader_id, email,"
            + " external_id, connection_id) select n, 1 + mod(n, 3), timestamp with time zone"
            + " '2030-01-01 00:00:00+00' + n * interval '1' second,"
            + " case when mod(n, 2) = 0 then 'a.accepted' else 'a.rejected' end,"
            + " case when mod(n, 2) = 0 then null else 'jwt_expired' end,"
            + " case when mod(n, 2) = 0 then mod(n, 300) end,"
            + " case when mod(n, 2) = 1 then 'p' || (mod(n, 300) / 3) || '@x.example' end,"
            + " case when mod(n, 2) = 1 then 'e' || mod(n, 300) end, 1 + mod(n, 3) from %1$s");
    plans.fill(
        20_000,
        "insert into audit_entry (id, occurred_at, actor, event, site_id, target, reader_id,"
            + " changes) select n, current_timestamp, 'root', 'user.updated', 1 + mod(n, 3), 'x',"
            + " case when mod(n, 4) = 0 then null else mod(n, 300) end, '{}' from %1$s");
    plans.fill(
        20_000,
        "insert into ended_session (id, tenant_id, reader_id, session_id, begun_at, ended_at, why)"
            + " select n, 1 + mod(n, 3), 3 * (1 + mod(n, 100)) + mod(n, 3), n, current_timestamp,"
            + " current_timestamp, 'idle' from %1$s");
    plans.ready();
  }
}
