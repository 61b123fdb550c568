package dev.gatehouse.library.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.tenant.address.AddressRule;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddressBookTest {
  private final ArticleCard refunds = article(7, "refunds", "/hc/en-us/articles/123-Refunds");
  private final ArticleCard hidden = article(8, "hidden", "/secret", "/article/9wb-hidden");
  private final ArticleCard renamed = article(9, "new-name", "/old-name");
  private final CategoryCard billing =
      new CategoryCard(
          3,
          "t",
          "billing",
          null,
          null,
          null,
          Set.of(),
          false,
          List.of("/hc/en-us/sections/123-Billing"),
          Instant.EPOCH,
          Instant.EPOCH);
  private final Catalogue all =
      new Catalogue(
          List.of(billing),
          List.of(refunds, hidden, renamed, article(10, "twin"), article(11, "twin")));
  private final Catalogue visible =
      new Catalogue(List.of(billing), List.of(refunds, renamed, article(11, "twin")));

  private static ArticleCard article(long id, String slug, String... aliases) {
    return new ArticleCard(
        id,
        1,
        "t",
        slug,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        Set.of(),
        false,
        false,
        true,
        false,
        List.of(aliases),
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private String find(String path, String... rules) {
    return new AddressBook(all, Stream.of(rules).map(AddressRule::of).toList())
        .find(path, visible)
        .orElse("");
  }

  @Test
  void findsByAliasWhateverItsCase() {
    assertThat(find("/hc/en-us/articles/123-refunds")).isEqualTo("/article/7-refunds");
    assertThat(find("/HC/en-us/sections/123-billing.html")).isEqualTo("/category/3-billing");
    assertThat(find("/hc/en-us/articles/123")).isEmpty();
  }

  @Test
  void findsNothingThatTheViewerMayNotSee() {
    assertThat(find("/secret")).isEmpty();
    assertThat(find("/article/9wb-x", "/article/{old}-{*}")).isEmpty();
    assertThat(find("/docs/hidden", "/docs/{slug}")).isEmpty();
  }

  @Test
  void findsByTheIdThatAnAliasHas() {
    String[] rules = {"/hc/{*}/articles/{old}-{*}", "/hc/{*}/articles/{old}"};

    assertThat(find("/hc/de/articles/123-anders", rules)).isEqualTo("/article/7-refunds");
    assertThat(find("/hc/de/articles/123", rules)).isEqualTo("/article/7-refunds");
    assertThat(find("/hc/de/articles/124", rules)).isEmpty();
  }

  @Test
  void tellsAnArticlesIdFromACategorysByTheFormOfTheAddress() {
    String[] rules = {"/hc/{*}/articles/{old}-{*}", "/hc/{*}/sections/{old}-{*}"};

    assertThat(find("/hc/de/articles/123-x", rules)).isEqualTo("/article/7-refunds");
    assertThat(find("/hc/de/sections/123-x", rules)).isEqualTo("/category/3-billing");
  }

  @Test
  void findsBySlugAndByTheSlugBefore() {
    assertThat(find("/docs/refunds", "/docs/{slug}")).isEqualTo("/article/7-refunds");
    assertThat(find("/docs/Refunds_", "/docs/{slug}")).isEqualTo("/article/7-refunds");
    assertThat(find("/docs/old-name", "/docs/{slug}")).isEqualTo("/article/9-new-name");
    assertThat(find("/docs/billing", "/docs/{slug}")).isEmpty();
    assertThat(find("/docs/billing", "/docs/{slug}", "/docs/{category}"))
        .isEqualTo("/category/3-billing");
  }

  @Test
  void guessesNotBetweenSeveralThatTheViewerMaySee() {
    AddressBook book = new AddressBook(all, List.of(AddressRule.of("/docs/{slug}")));

    assertThat(book.find("/docs/twin", all)).isEmpty();
    assertThat(book.find("/docs/twin", visible)).contains("/article/11-twin");
  }

  @Test
  void findsAliasesBelowAPrefixAndPagesOfTheSite() {
    assertThat(find("/en/old-name", "/{*}/{alias}")).isEqualTo("/article/9-new-name");
    assertThat(find("/hc/en-us", "/hc/{*} -> /docs")).isEqualTo("/docs");
    assertThat(find("/anything")).isEmpty();
  }

  @Test
  void takesNoAddressOfGatehouseItselfForAnOldOne() {
    assertThat(find("/old/gone.png", "/{*}/{*} -> /docs")).isEqualTo("/docs");
    assertThat(find("/files/gone.png", "/{*}/{*} -> /docs")).isEmpty();
    assertThat(find("/Assets/gone.css", "/{*}/{*} -> /docs")).isEmpty();
    assertThat(find("/helpful/refunds", "/{*}/{slug}")).isEmpty();
    assertThat(find("/article/refunds", "/{*}/{slug}")).isEqualTo("/article/7-refunds");
  }
}
