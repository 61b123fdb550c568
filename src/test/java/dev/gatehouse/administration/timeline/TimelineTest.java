package dev.gatehouse.administration.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.GrantRole;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.reader.UserIdentity;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.storage.Wiring;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final TenantId ACME = new TenantId(1);
  private static final TenantId ZEBRA = new TenantId(2);
  private static final Actor PLATFORM = new Actor("root", null, Rights.PLATFORM);
  private static final Actor ADMIN =
      new Actor("ann", null, new Rights(false, Map.of(ACME, GrantRole.ADMIN)));
  private static final String SAME_MOMENT = "2030-01-01T10:00:05Z";

  private final MemoryDatabase memory = new MemoryDatabase("timeline");
  private final Rows rows = new Rows(memory);
  private final Wiring beans =
      new Wiring(memory, new SettableClock(Instant.parse("2030-01-02T00:00:00Z")))
          .with(Configuration.class, new Configuration(name -> null));
  private final Timeline timeline = beans.bean(Timeline.class);
  private final People people = beans.bean(People.class);

  @BeforeEach
  void fill() {
    memory.write(
        () -> {
          rows.tenant(1, "acme", "Acme");
          rows.tenant(2, "zebra", "Zebra");
          rows.connection(3, 1, true);
          rows.connection(4, 1, true);
          rows.sql("update connection set user_namespace = 'other' where id = 4");
          rows.reader(7, 1, "vera@acme.example");
          rows.sql("update reader set external_id = 'v7' where id = 7");
          rows.reader(8, 2, "vera@acme.example");
          event(
              50,
              1,
              "2030-01-01T10:00:01Z",
              "a.rejected",
              "jwt_expired",
              "email = 'vera@acme.example'");
          event(51, 1, "2030-01-01T10:00:02Z", "a.accepted", null, "reader_id = 7");
          event(
              52,
              1,
              SAME_MOMENT,
              "a.rejected",
              "jwt_expired",
              "external_id = 'v7', connection_id = 3");
          event(
              53,
              1,
              SAME_MOMENT,
              "a.rejected",
              "jwt_expired",
              "external_id = 'v7', connection_id = 4");
          event(54, 2, "2030-01-01T10:00:06Z", "a.accepted", null, "reader_id = 8");
          event(
              55,
              2,
              "2030-01-01T10:00:07Z",
              "a.rejected",
              "jwt_replayed",
              "email = 'vera@acme.example'");
          event(56, 1, "2030-01-01T10:00:08Z", "a.logout", null, "reader_id = 7");
          event(
              57,
              1,
              "2030-01-01T10:00:09Z",
              "a.rejected",
              "jwt_expired",
              "email = 'sam@guest.example'");
          rows.session(70, 1, 7L, "2030-01-01T10:00:05Z", null);
          entry(ACME, SAME_MOMENT, AuditEvent.USER_BANNED, "user 7: vera", "{\"banned\":{}}");
          entry(
              ACME,
              "2030-01-01T10:00:03Z",
              AuditEvent.USER_UPDATED,
              "user 7: vera",
              "{\"groups\":{\"after\":[\"g\"]}}");
          entry(
              ACME,
              "2030-01-01T10:00:04Z",
              AuditEvent.USER_UPDATED,
              "user 7: vera",
              "{\"name\":{}}");
          entry(
              ACME,
              "2030-01-01T10:00:04Z",
              AuditEvent.USER_UPDATED,
              "user 70: user 7: x",
              "{\"name\":{}}");
          entry(
              ACME,
              "2030-01-01T10:00:10Z",
              AuditEvent.SESSIONS_ENDED,
              "all sessions of user 7: vera",
              "{}");
          entry(ZEBRA, "2030-01-01T10:00:11Z", AuditEvent.USER_BANNED, "user 8: vera", "{}");
          entry(
              ACME,
              "2030-01-01T10:00:12Z",
              AuditEvent.USER_DELETED,
              "user 9: gone@acme.example",
              "{}");
        });
    memory.write(
        () ->
            rows.sql(
                "insert into ended_session (id, tenant_id, reader_id, session_id, begun_at, ended_at,"
                    + " why) select 1, 1, 7, 70, created_at, expires_at, 'expired'"
                    + " from reader_session"));
  }

  private void event(long id, long tenant, String at, String name, String reason, String whose) {
    rows.event(id, tenant, at, name, reason);
    rows.sql("update event set " + whose + " where id = " + id);
  }

  private void entry(TenantId site, String at, AuditEvent event, String target, String changes) {
    Tenant tenant = memory.entities().find(Tenant.class, site.value());
    memory
        .entities()
        .persist(
            new AuditEntry(Instant.parse(at), "root", null, event, target, changes).at(tenant));
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private KnownPerson vera(Actor actor) {
    return memory.ask(() -> people.user(actor, ACME, 7));
  }

  private List<TimelineRow> list(Actor actor, KnownPerson person, TimelineKind kind) {
    return memory.ask(() -> timeline.list(actor, person, kind, null, 50));
  }

  /** Rows by second, kind and id of the event. */
  private static List<String> told(List<TimelineRow> rows) {
    return rows.stream()
        .map(
            row ->
                row.place().at().toString().substring(17, 19)
                    + " "
                    + row.kind().code()
                    + (row.event() == null ? "" : " " + row.event().getId()))
        .toList();
  }

  @Test
  void tellsOfEverythingOnceAndNewestFirst() {
    assertThat(told(list(ADMIN, vera(ADMIN), null)))
        .containsExactly(
            "10 session",
            "08 session 56",
            "05 refused 52",
            "05 ban",
            "05 session",
            "04 change",
            "03 group",
            "02 accepted 51",
            "01 refused 50");
  }

  @Test
  void showsOneKind() {
    assertThat(told(list(ADMIN, vera(ADMIN), TimelineKind.REFUSED)))
        .containsExactly("05 refused 52", "01 refused 50");
    assertThat(told(list(ADMIN, vera(ADMIN), TimelineKind.ACCEPTED)))
        .containsExactly("02 accepted 51");
    assertThat(told(list(ADMIN, vera(ADMIN), TimelineKind.SESSION)))
        .containsExactly("10 session", "08 session 56", "05 session");
    assertThat(told(list(ADMIN, vera(ADMIN), TimelineKind.BAN))).containsExactly("05 ban");
    assertThat(told(list(ADMIN, vera(ADMIN), TimelineKind.GROUP))).containsExactly("03 group");
    assertThat(told(list(ADMIN, vera(ADMIN), TimelineKind.CHANGE))).containsExactly("04 change");
  }

  @Test
  void pagesOfAnyLengthTellTheSame() {
    KnownPerson vera = vera(ADMIN);
    List<TimelineRow> all = list(ADMIN, vera, null);
    for (int length = 1; length < all.size(); length++) {
      int size = length;
      List<TimelineRow> paged = new ArrayList<>();
      TimelinePlace place = null;
      List<TimelineRow> page;
      do {
        TimelinePlace before = place;
        page = memory.ask(() -> timeline.list(ADMIN, vera, null, before, size));
        paged.addAll(page);
        place = TimelinePlace.of(paged.get(paged.size() - 1).place().toString()).orElseThrow();
      } while (page.size() == length);
      assertThat(told(paged)).as("%d rows", length).isEqualTo(told(all));
    }
  }

  @Test
  void addsOtherSitesToWhoeverMaySeeThem() {
    KnownPerson vera = vera(PLATFORM);
    KnownPerson everywhere = memory.ask(() -> people.elsewhere(PLATFORM, vera));
    KnownPerson ofAdmin = memory.ask(() -> people.elsewhere(ADMIN, vera));

    assertThat(told(list(PLATFORM, everywhere, TimelineKind.REFUSED)))
        .containsExactly("07 refused 55", "05 refused 52", "01 refused 50");
    assertThat(told(list(PLATFORM, everywhere, TimelineKind.ACCEPTED)))
        .containsExactly("06 accepted 54", "02 accepted 51");
    assertThat(told(list(PLATFORM, everywhere, TimelineKind.BAN)))
        .containsExactly("11 ban", "05 ban");
    assertThat(told(list(ADMIN, ofAdmin, null))).isEqualTo(told(list(ADMIN, vera, null)));
    assertThatThrownBy(() -> list(ADMIN, everywhere, null)).isInstanceOf(Missing.class);
  }

  @Test
  void nobodySeesPeopleOfSitesThatTheyDoNotConfigure() {
    assertThatThrownBy(() -> people.user(ADMIN, ZEBRA, 8)).isInstanceOf(Missing.class);
    assertThatThrownBy(() -> people.ofEvent(ADMIN, ZEBRA, 55)).isInstanceOf(Missing.class);
    assertThatThrownBy(() -> memory.ask(() -> people.ofEvent(ADMIN, ACME, 55)))
        .isInstanceOf(Missing.class);
    assertThatThrownBy(() -> people.named(ADMIN, ZEBRA, "vera@acme.example", null))
        .isInstanceOf(Missing.class);
  }

  @Test
  void findsWhoseAnEventWas() {
    assertThat(ofEvent(50).user().getId()).isEqualTo(7);
    assertThat(ofEvent(51).user().getId()).isEqualTo(7);
    assertThat(ofEvent(52).user().getId()).isEqualTo(7);
    // The same id in another app is another person's.
    assertThat(ofEvent(53).isKept()).isFalse();
    assertThat(told(list(ADMIN, ofEvent(53), null))).containsExactly("05 refused 53");
    assertThat(ofEvent(57).label()).isEqualTo("sam@guest.example");
    assertThat(told(list(ADMIN, ofEvent(57), null))).containsExactly("09 refused 57");
  }

  private KnownPerson ofEvent(long id) {
    return memory.ask(() -> people.ofEvent(ADMIN, ACME, id)).orElseThrow();
  }

  @Test
  void findsPeopleByWhatTokensSay() {
    assertThat(memory.ask(() -> people.named(ADMIN, ACME, "VERA@acme.example", null)).user())
        .isNotNull();
    assertThat(
            memory
                .ask(() -> people.named(ADMIN, ACME, null, new UserIdentity("other", "v7")))
                .user())
        .isNull();
  }

  @Test
  void auditTrailTellsOfDeletedUsers() {
    KnownPerson gone = memory.ask(() -> people.user(ADMIN, ACME, 9));

    assertThat(gone.label()).isEqualTo("gone@acme.example");
    assertThat(told(list(ADMIN, gone, null))).containsExactly("12 change");
    assertThatThrownBy(() -> memory.ask(() -> people.user(ADMIN, ACME, 10)))
        .isInstanceOf(Missing.class);
  }

  @Test
  void readsNoPlaceFromOtherTexts() {
    for (String text : List.of("", "1-x-1", "1-e", "e-1-1", "99999999999999999999-e-1")) {
      assertThat(TimelinePlace.of(text)).isEmpty();
    }
  }
}
