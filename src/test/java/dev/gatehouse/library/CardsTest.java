package dev.gatehouse.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.library.Cards.Content;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of the content while a catalogue is read. */
class CardsTest {
  private static final TenantId TENANT = new TenantId(1);
  private static final int QUERIES = 7;

  private final MemoryDatabase database = new MemoryDatabase("cards");
  private final Cards cards = new Cards();
  private int asked;

  @BeforeEach
  void setUp() {
    database.write(() -> new Rows(database).tenant(1, "acme", "Acme"));
    database.write(
        () ->
            new Rows(database)
                .sql(
                    "insert into article (id, tenant_id, version, title, slug, body, tags,"
                        + " visitors, is_private, is_published, created_at, updated_at) values (1,"
                        + " 1, 1, 'Open', 'a', '', '', false, false, true, now(), now())"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** The change makes the title secret and the article visible to a group only. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void readsOneRevisionWhicheverQueryAChangeComesBefore(int query) throws SQLException {
    cards.entities =
        before(
            number -> {
              if (number == query) {
                restrict();
              }
            });

    Content read = database.ask(() -> cards.read(TENANT));

    ArticleCard card = read.catalogue().article(1).orElseThrow();
    assertThat(card.title()).isEqualTo("Secret");
    assertThat(card.groups()).isEqualTo(Set.of("insiders"));
    assertThat(read.revision()).isEqualTo(2);
    assertThat(asked).isEqualTo(query == 1 ? QUERIES : 2 * QUERIES);
  }

  @Test
  void letsChangesWaitWhenTheyDoNotEnd() {
    List<String> refused = new ArrayList<>();
    cards.entities =
        before(
            number -> {
              try {
                change("update article set title = 'Title " + number + "', version = version + 1");
              } catch (SQLException e) {
                refused.add(e.getSQLState());
              }
            });

    Content read = database.ask(() -> cards.read(TENANT));

    int unlocked = 3 * QUERIES;
    assertThat(asked).isEqualTo(unlocked + QUERIES - 1);
    assertThat(refused).hasSize(QUERIES - 2).containsOnly("HYT00");
    assertThat(read.revision()).isEqualTo(1 + unlocked + 1);
    assertThat(read.catalogue().article(1))
        .get()
        .extracting(ArticleCard::title)
        .isEqualTo("Title " + (unlocked + 1));
  }

  @Test
  void findsNothingOfADeletedTenant() {
    cards.entities = database.entities();

    Content read = database.ask(() -> cards.read(new TenantId(9)));

    assertThat(read.catalogue().articles()).isEmpty();
    assertThat(read.revision()).isZero();
  }

  private interface Interruption {
    void at(int query) throws SQLException;
  }

  /** Does something before each query, counted from 1. */
  private EntityManager before(Interruption interruption) {
    return (EntityManager)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, values) -> {
              if (method.getName().endsWith("Query")) {
                interruption.at(++asked);
              }
              try {
                return method.invoke(database.entities(), values);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static void restrict() throws SQLException {
    change(
        "update article set title = 'Secret', version = version + 1",
        "insert into article_group (article_id, group_id) values (1, 'insiders')");
  }

  /** Commits a change of the content on a connection of its own. */
  private static void change(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:cards");
        Statement statement = connection.createStatement()) {
      statement.execute("set lock_timeout 20");
      connection.setAutoCommit(false);
      statement.executeUpdate("update tenant set revision = revision + 1");
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
      connection.commit();
    }
  }
}
