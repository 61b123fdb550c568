package dev.gatehouse.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.tenant.TenantId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReaderSearchTest {
  private static final TenantId SITE = new TenantId(1);
  private static final TenantId OTHER = new TenantId(2);
  private static final ReaderSearch.Question ALL = new ReaderSearch.Question(null, null, null);

  private final MemoryDatabase memory = new MemoryDatabase("reader-search");
  private final ReaderSearch search = new ReaderSearch();

  @BeforeEach
  void wire() {
    search.entities = memory.entities();
    for (TenantId site : List.of(SITE, OTHER)) {
      memory.write(
          () ->
              memory
                  .entities()
                  .createNativeQuery(
                      "insert into tenant (id, version, revision, subdomain, name, visibility,"
                          + " home_published, session_minutes, widget_id, created_at,"
                          + " frame_ancestors, widget_origins) values ("
                          + site.value()
                          + ", 1, 1, 's"
                          + site.value()
                          + "', 'S', 'SSO', true, 480, 'w"
                          + site.value()
                          + "', now(), '', '')")
                  .executeUpdate());
    }
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private void register(TenantId site, String email, String name, String externalId) {
    ReaderProfile profile = new ReaderProfile();
    profile.setEmail(email);
    profile.setName(name);
    profile.setExternalId(externalId);
    profile.setBanned(email.startsWith("banned"));
    profile.setGroups(new TreeSet<>(email.contains("staff") ? Set.of("staff", "x") : Set.of()));
    memory.write(
        () -> memory.entities().persist(new Reader(site, profile, java.time.Instant.EPOCH, null)));
  }

  private List<String> emails(ReaderSearch.Question question) {
    return emails(question, ReaderSearch.Order.EMAIL, false, 0, 9);
  }

  private List<String> emails(
      ReaderSearch.Question question,
      ReaderSearch.Order by,
      boolean descending,
      int first,
      int size) {
    return memory.ask(
        () ->
            search.find(SITE, question, by, descending, first, size).stream()
                .map(reader -> reader.getProfile().getEmail())
                .toList());
  }

  private static ReaderSearch.Question text(String text) {
    return new ReaderSearch.Question(text, null, null);
  }

  @Test
  void findsByPartOfAddressNameAndExternalId() {
    register(SITE, "ann@b.c", "Ann Miller", "crm-17");
    register(SITE, "bob@b.c", "Bob 100%", null);
    register(SITE, "bob_x@b.c", null, null);
    register(OTHER, "ann@other.c", "Ann", null);

    assertThat(emails(text("ANN"))).containsExactly("ann@b.c");
    assertThat(emails(text("miller"))).containsExactly("ann@b.c");
    assertThat(emails(text("crm-1"))).containsExactly("ann@b.c");
    assertThat(emails(text("0%"))).containsExactly("bob@b.c");
    assertThat(emails(text("b_x"))).containsExactly("bob_x@b.c");
    assertThat(emails(text("!"))).isEmpty();
    assertThat(emails(text("\\"))).isEmpty();
    assertThat(memory.ask(() -> search.count(SITE, text("b.c")))).isEqualTo(3);
  }

  @Test
  void findsByIdInAnyNameSpace() {
    register(SITE, "ann@b.c", null, null);
    register(SITE, "bob@b.c", null, null);
    memory.write(
        () -> {
          Reader ann = search.find(SITE, text("ann"), ReaderSearch.Order.EMAIL, false, 0, 1).get(0);
          memory.entities().persist(new LinkedIdentity(ann, new UserIdentity("two", "shop-9")));
        });

    assertThat(emails(text("SHOP-9"))).containsExactly("ann@b.c");
    assertThat(memory.ask(() -> search.count(SITE, text("shop")))).isEqualTo(1);
  }

  @Test
  void filtersByBanAndGroup() {
    register(SITE, "banned@b.c", null, null);
    register(SITE, "staff@b.c", null, null);

    assertThat(emails(new ReaderSearch.Question(null, true, null))).containsExactly("banned@b.c");
    assertThat(emails(new ReaderSearch.Question(null, false, "staff")))
        .containsExactly("staff@b.c");
    assertThat(emails(new ReaderSearch.Question("b.c", true, null))).containsExactly("banned@b.c");
    assertThat(emails(new ReaderSearch.Question("b.c", false, "staff")))
        .containsExactly("staff@b.c");
    assertThat(
            memory
                .ask(() -> search.find(SITE, ALL, ReaderSearch.Order.EMAIL, true, 0, 9))
                .get(0)
                .getProfile())
        .satisfies(
            profile -> assertThat(profile.getGroups()).containsExactlyInAnyOrder("staff", "x"));
  }

  @Test
  void findsWithoutAccentsAndCase() {
    register(SITE, "chloe@b.c", "Chloé Lefèvre", null);
    register(SITE, "juergen@b.c", "Jürgen Straße", "Ł-1");

    assertThat(emails(text("CHLOE"))).containsExactly("chloe@b.c");
    assertThat(emails(text("Chloé"))).containsExactly("chloe@b.c");
    assertThat(emails(text("lefevre"))).containsExactly("chloe@b.c");
    assertThat(emails(text("strasse"))).containsExactly("juergen@b.c");
    assertThat(emails(text(" Strasse  jür "))).containsExactly("juergen@b.c");
    assertThat(emails(text("Strasse Chloé"))).isEmpty();
    assertThat(emails(text("l-1"))).containsExactly("juergen@b.c");
    assertThat(emails(text("CHLÖE@"))).containsExactly("chloe@b.c");
  }

  @Test
  void sortsAndTurnsPages() {
    for (int i = 0; i < 5; i++) {
      register(SITE, "u" + i + "@b.c", "Name " + (9 - i), null);
    }

    assertThat(emails(ALL, ReaderSearch.Order.EMAIL, false, 0, 2))
        .containsExactly("u0@b.c", "u1@b.c");
    assertThat(emails(ALL, ReaderSearch.Order.EMAIL, true, 4, 2)).containsExactly("u0@b.c");
    assertThat(emails(ALL, ReaderSearch.Order.NAME, false, 1, 2))
        .containsExactly("u3@b.c", "u2@b.c");
    // All the same: the newest first, so that no page repeats a user of another.
    for (ReaderSearch.Order by :
        EnumSet.complementOf(EnumSet.of(ReaderSearch.Order.EMAIL, ReaderSearch.Order.NAME))) {
      assertThat(emails(ALL, by, true, 2, 2)).as("%s", by).containsExactly("u2@b.c", "u1@b.c");
    }
  }
}
