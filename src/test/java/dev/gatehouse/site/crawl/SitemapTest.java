package dev.gatehouse.site.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.SmallLibrary;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Visibility;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What search engines are told of a public site. */
class SitemapTest {
  private static final String ORIGIN = "https://help.example.com";

  private final SmallLibrary library = new SmallLibrary("sitemap");

  @AfterEach
  void close() {
    library.close();
  }

  private Site site() {
    Site site = library.site();
    site.settings().setVisibility(Visibility.PUBLIC);
    return site;
  }

  private static List<String> locations(String xml) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    NodeList found = document.getElementsByTagName("loc");
    List<String> locations = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      locations.add(found.item(i).getTextContent());
    }
    return locations;
  }

  private ArticleCard article() {
    library.category(7).article(3, "a", "Text");
    return library.catalogues().everything(library.site()).articles().get(0);
  }

  private static ArticleCard numbered(ArticleCard card, long id) {
    return new ArticleCard(
        id,
        card.version(),
        card.title(),
        card.slug(),
        card.description(),
        card.categoryId(),
        card.position(),
        card.lang(),
        card.dir(),
        card.tags(),
        card.groups(),
        card.visitors(),
        card.signedInOnly(),
        card.published(),
        card.reauthenticate(),
        card.aliases(),
        card.createdAt(),
        card.updatedAt());
  }

  @Test
  void listsHomeCategoriesAndArticles() throws Exception {
    article();
    Catalogue all = library.catalogues().everything(library.site());

    String xml = new Sitemap(site(), ORIGIN, all).xml(null).orElseThrow();

    assertThat(locations(xml))
        .containsExactly(
            ORIGIN + "/", ORIGIN + "/docs", ORIGIN + "/category/7-c", ORIGIN + "/article/3-t");
    assertThat(xml)
        .containsPattern("<lastmod>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ</lastmod>");
  }

  @Test
  void leavesOutHomeThatIsNotPublished() throws Exception {
    Site site = site();
    site.settings().setHomePublished(false);

    String xml =
        new Sitemap(site, ORIGIN, new Catalogue(List.of(), List.of())).xml(null).orElseThrow();

    assertThat(locations(xml)).containsExactly(ORIGIN + "/docs");
  }

  @Test
  void hasPartsAndAnIndexOfThemWhereOneFileMayNotHaveAll() throws Exception {
    ArticleCard one = article();
    List<ArticleCard> many = new ArrayList<>();
    for (long id = 1; id <= Sitemap.MOST_URLS; id++) {
      many.add(numbered(one, id));
    }
    Sitemap sitemap = new Sitemap(site(), ORIGIN, new Catalogue(List.of(), many));

    assertThat(locations(sitemap.xml(null).orElseThrow()))
        .containsExactly(ORIGIN + "/sitemap.xml?part=1", ORIGIN + "/sitemap.xml?part=2");
    assertThat(locations(sitemap.xml(1).orElseThrow())).hasSize(Sitemap.MOST_URLS);
    assertThat(locations(sitemap.xml(2).orElseThrow())).hasSize(2);
    assertThat(sitemap.xml(3)).isEmpty();
    assertThat(sitemap.xml(0)).isEmpty();
  }
}
