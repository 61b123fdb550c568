package dev.gatehouse.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.PageRequest;
import dev.gatehouse.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
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

  private List<String> emails(ReaderSearch.Question question, PageRequest turn, int size) {
    return memory.ask(
        () ->
            search.find(SITE, question, turn, size).rows().stream()
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

    assertThat(emails(text("ANN"), PageRequest.FIRST, 9)).containsExactly("ann@b.c");
    assertThat(emails(text("miller"), PageRequest.FIRST, 9)).containsExactly("ann@b.c");
    assertThat(emails(text("crm-1"), PageRequest.FIRST, 9)).containsExactly("ann@b.c");
    assertThat(emails(text("0%"), PageRequest.FIRST, 9)).containsExactly("bob@b.c");
    assertThat(emails(text("b_x"), PageRequest.FIRST, 9)).containsExactly("bob_x@b.c");
    assertThat(emails(text("!"), PageRequest.FIRST, 9)).isEmpty();
    assertThat(emails(text("\\"), PageRequest.FIRST, 9)).isEmpty();
    assertThat(memory.ask(() -> search.count(SITE, text("b.c")))).isEqualTo(3);
  }

  @Test
  void findsByIdInAnyNameSpace() {
    register(SITE, "ann@b.c", null, null);
    register(SITE, "bob@b.c", null, null);
    memory.write(
        () -> {
          Reader ann = search.find(SITE, text("ann"), PageRequest.FIRST, 1).rows().get(0);
          memory.entities().persist(new LinkedIdentity(ann, new UserIdentity("two", "shop-9")));
        });

    assertThat(emails(text("SHOP-9"), PageRequest.FIRST, 9)).containsExactly("ann@b.c");
    assertThat(memory.ask(() -> search.count(SITE, text("shop")))).isEqualTo(1);
  }

  @Test
  void filtersByBanAndGroup() {
    register(SITE, "banned@b.c", null, null);
    register(SITE, "staff@b.c", null, null);

    assertThat(emails(new ReaderSearch.Question(null, true, null), PageRequest.FIRST, 9))
        .containsExactly("banned@b.c");
    assertThat(emails(new ReaderSearch.Question(null, false, "staff"), PageRequest.FIRST, 9))
        .containsExactly("staff@b.c");
    assertThat(emails(new ReaderSearch.Question("b.c", true, null), PageRequest.FIRST, 9))
        .containsExactly("banned@b.c");
    assertThat(emails(new ReaderSearch.Question("b.c", false, "staff"), PageRequest.FIRST, 9))
        .containsExactly("staff@b.c");
    assertThat(
            memory
                .ask(() -> search.find(SITE, ALL, PageRequest.FIRST, 9))
                .rows()
                .get(0)
                .getProfile())
        .satisfies(
            profile -> assertThat(profile.getGroups()).containsExactlyInAnyOrder("staff", "x"));
  }

  @Test
  void turnsPagesForwardsAndBack() {
    IntStream.range(0, 7).forEach(i -> register(SITE, "u" + i + "@b.c", null, null));
    List<Long> ids = new ArrayList<>();
    PageRequest.Page<Reader> first = memory.ask(() -> search.find(SITE, ALL, PageRequest.FIRST, 3));
    first.rows().forEach(reader -> ids.add(reader.getId()));

    assertThat(first.hasNewer()).isFalse();
    assertThat(first.hasOlder()).isTrue();
    PageRequest older = new PageRequest(ids.get(2), null);
    assertThat(emails(ALL, older, 3)).containsExactly("u3@b.c", "u2@b.c", "u1@b.c");
    PageRequest.Page<Reader> second = memory.ask(() -> search.find(SITE, ALL, older, 3));
    assertThat(second.hasNewer()).isTrue();
    assertThat(second.hasOlder()).isTrue();
    PageRequest last = new PageRequest(second.rows().get(2).getId(), null);
    assertThat(memory.ask(() -> search.find(SITE, ALL, last, 3)).hasOlder()).isFalse();
    PageRequest back = new PageRequest(null, second.rows().get(0).getId());
    assertThat(emails(ALL, back, 2)).containsExactly("u5@b.c", "u4@b.c");
    assertThat(memory.ask(() -> search.find(SITE, ALL, back, 2)).hasNewer()).isTrue();
    assertThat(memory.ask(() -> search.find(SITE, ALL, back, 3)).hasNewer()).isFalse();
  }
}
