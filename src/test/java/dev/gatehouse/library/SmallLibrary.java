package dev.gatehouse.library;

import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Tenant;
import java.util.List;
import java.util.Map;

/** The content of one site in a database in memory; every change raises the site's revision. */
public final class SmallLibrary implements AutoCloseable {
  private final MemoryDatabase database;
  private final Articles articles = new Articles();
  private final Catalogues catalogues = new Catalogues();
  private final RenderedArticles rendered = new RenderedArticles();

  /**
   * @param name unique among the tests
   */
  public SmallLibrary(String name) {
    database = new MemoryDatabase(name);
    articles.entities = database.entities();
    catalogues.cards = new Cards();
    catalogues.cards.entities = database.entities();
    catalogues.database = database();
    rendered.articles = articles;
    rendered.catalogues = catalogues;
    rendered.database = database();
    rendered.pictures = new ArticlePictures();
    tenant(1);
  }

  private void tenant(long id) {
    change(
        "insert into tenant (id, version, revision, subdomain, name, visibility, home_published,"
            + " session_minutes, frame_ancestors, widget_origins, widget_id, created_at)"
            + " values (%1$d, 1, 1, 's%1$d', 'n', 'PUBLIC', true, 1, '', '', 'w%1$d', now())"
                .formatted(id));
  }

  public RenderedArticles rendered() {
    return rendered;
  }

  public Catalogues catalogues() {
    return catalogues;
  }

  /** Runs work without a time limit, in a transaction. */
  public Database database() {
    return new Database() {
      @Override
      public <T, X extends Exception> T ask(Database.Work<T, X> work) throws X {
        return database.ask(work);
      }
    };
  }

  /** The site as it is now. */
  public Site site() {
    return site(1);
  }

  /** Another site, without content. */
  public Site newSite(long id) {
    tenant(id);
    return site(id);
  }

  private Site site(long id) {
    Tenant tenant = database.ask(() -> database.entities().find(Tenant.class, id));
    return new Site(tenant, List.of(), Map.of(), List.of());
  }

  public SmallLibrary category(long id) {
    return change(
        "insert into category (id, tenant_id, version, title, slug, visitors, created_at,"
            + " updated_at) values ("
            + id
            + ", 1, 1, 'c', 'c', false, now(), now())");
  }

  /** A published article that visitors may not see. */
  public SmallLibrary article(long id, String title, String body) {
    return change(
        "insert into article (id, tenant_id, version, title, slug, body, tags, visitors,"
            + " is_private, is_published, created_at, updated_at) values ("
            + id
            + ", 1, 1, '"
            + title
            + "', 't', '"
            + body
            + "', '', false, false, true, now(), now())");
  }

  /** Makes changes in one transaction, with the site's next revision. */
  public SmallLibrary change(String... statements) {
    database.write(
        () -> {
          for (String statement : statements) {
            database.entities().createNativeQuery(statement).executeUpdate();
          }
          database
              .entities()
              .createNativeQuery("update tenant set revision = revision + 1")
              .executeUpdate();
        });
    return this;
  }

  @Override
  public void close() {
    database.close();
  }
}
