package dev.gatehouse.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.library.file.SampleFiles;
import dev.gatehouse.library.file.StoredFiles;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that no article uses end, and no others. */
class UnusedFilesTest {
  private static final Instant NOW = Instant.parse("2029-01-02T00:00:00Z");
  private static final TenantId TENANT = new TenantId(1);

  private final MemoryDatabase database = new MemoryDatabase("unused");
  private final UnusedFiles unused = new UnusedFiles();
  private final StoredFiles files = SampleFiles.on(database);

  @BeforeEach
  void setUp() {
    unused.entities = database.entities();
    unused.files = files;
    database.write(() -> new Rows(database).tenant(1, "acme", "Acme"));
    database.write(() -> new Rows(database).tenant(2, "other", "Other"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static String hash(int number) {
    return String.valueOf(number).repeat(32);
  }

  private void file(int number, String touched) {
    database.write(
        () ->
            new Rows(database)
                .sql(
                    "insert into site_file (id, tenant_id, hash, name, type, size, stored,"
                        + " versions, created_at, touched_at) values (%1$d, 1, '%2$s', 'a.txt',"
                        + " 'TEXT', 1, 1, '', timestamp with time zone '%3$s', timestamp with"
                        + " time zone '%3$s')",
                    number, hash(number), touched));
  }

  private void article(int id, int tenant, String body, String uses) {
    database.write(
        () -> {
          Rows rows = new Rows(database);
          rows.sql(
              "insert into article (id, tenant_id, version, title, slug, body, tags, visitors,"
                  + " is_private, is_published, created_at, updated_at) values (%d, %d, 1, 'a',"
                  + " 'a', '%s', '', false, false, false, now(), now())",
              id, tenant, body);
          if (uses != null) {
            rows.sql("insert into article_file (article_id, hash) values (%d, '%s')", id, uses);
          }
        });
  }

  private List<Long> left() {
    return files.list(TENANT, 0, 10).stream().map(file -> file.getId()).toList();
  }

  @Test
  void endsADayAfterItWasLastTouched() {
    file(1, "2028-12-31 23:59:59+00");
    file(2, "2029-01-01 00:00:01+00");

    assertThat(database.ask(() -> unused.purge(NOW, 500))).isEqualTo(1);

    assertThat(left()).containsExactly(2L);
  }

  /** A draft uses its files, and so does an article that a node of the version before saved. */
  @Test
  void staysWhileAnArticleOfItsSiteUsesIt() {
    file(1, "2028-01-01 00:00:00+00");
    file(2, "2028-01-01 00:00:00+00");
    file(3, "2028-01-01 00:00:00+00");
    article(1, 1, "", hash(1));
    article(2, 1, "![](/files/" + hash(2) + "/a.png)", null);
    article(3, 2, "![](/files/" + hash(3) + "/a.png)", hash(3));

    assertThat(database.ask(() -> unused.purge(NOW, 500))).isEqualTo(1);

    assertThat(left()).containsExactly(1L, 2L);
  }

  @Test
  void staysWhileAnOlderVersionUsesIt() {
    file(1, "2028-01-01 00:00:00+00");
    article(1, 1, "", null);
    database.write(
        () ->
            new Rows(database)
                .sql(
                    "insert into article_text (id, tenant_id, article_id, number, body, created_at)"
                        + " values (1, 1, 1, 1, '![](/files/%s/a.png)', now())",
                    hash(1)));

    assertThat(database.ask(() -> unused.purge(NOW, 500))).isZero();

    assertThat(left()).containsExactly(1L);
  }

  @Test
  void staysWhileTheFooterOfItsSiteUsesIt() {
    file(1, "2028-01-01 00:00:00+00");
    file(2, "2028-01-01 00:00:00+00");
    for (int tenant = 1; tenant <= 2; tenant++) {
      int site = tenant;
      database.write(
          () ->
              new Rows(database)
                  .sql(
                      "update tenant set footer = '![](/files/%s/a.png)' where id = %d",
                      hash(site), site));
    }

    assertThat(database.ask(() -> unused.purge(NOW, 500))).isEqualTo(1);

    assertThat(left()).containsExactly(1L);
  }
}
