package dev.gatehouse.it.nodes;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.node.Node;
import dev.gatehouse.it.support.node.Nodes;
import dev.gatehouse.it.support.node.ReleasedWar;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import dev.gatehouse.it.support.vendor.Speaker;
import dev.gatehouse.it.support.vendor.Vendor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A node with the version that was released last goes on beside one of this version, which has
 * migrated the database: as while nodes are upgraded one by one.
 */
@Tag("nodes")
@Tag("once")
@TestMethodOrder(OrderAnnotation.class)
class AdjacentReleasesIT {
  private static Node upgraded;
  private static Node released;

  @BeforeAll
  static void startReleasedOnTheMigratedDatabase() {
    released = Nodes.secondWith(ReleasedWar.file());
    upgraded = Nodes.first();
  }

  /** For the tests of other classes. */
  @AfterAll
  static void upgradeTheOther() {
    Nodes.upgradeSecond();
  }

  /** Those that the released build speaks. */
  static List<Vendor> vendors() {
    return Vendor.ALL.stream().filter(vendor -> !vendor.protocol().equals("oidc")).toList();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  @Order(1)
  void signInsOfEitherHoldAtBoth(Vendor vendor) {
    for (Node begins : List.of(released, upgraded)) {
      Node ends = begins == released ? upgraded : released;
      Speaker speaker = vendor.founded();
      Http browser = speaker.browser();
      Answer redirect = speaker.sentAway(begins.on(browser), "/docs");
      Answer landed = speaker.comeBack(ends.on(browser), redirect, "ann");
      assertThat(landed.status()).as("%s", landed).isEqualTo(303);
      assertThat(speaker.isIn(begins.on(browser))).isTrue();
      assertThat(speaker.isIn(ends.on(browser))).isTrue();
    }
  }

  @Test
  @Order(1)
  void tokenThatOneHasUsedIsUsedForTheOther() {
    Company company = Company.startingSignInsItself();
    for (Node first : List.of(released, upgraded)) {
      Node second = first == released ? upgraded : released;
      String path = "/sso/jwt?jwt=" + company.token("ann");
      assertThat(first.at(company.host()).get(path).status()).isEqualTo(303);
      assertThat(second.at(company.host()).get(path).status()).isEqualTo(403);
    }
  }

  @Test
  @Order(1)
  void eitherHearsOfWhatTheOtherChanges() {
    for (Node changes : List.of(released, upgraded)) {
      Node hears = changes == released ? upgraded : released;
      Company company = Company.startingSignInsItself();
      Http browser = company.browser();
      Http there = hears.on(browser);
      assertThat(there.get("/sso/jwt?jwt=" + company.token("ann")).status()).isEqualTo(303);
      assertThat(there.get("/docs").status()).isEqualTo(200);
      String article =
          Company.created(
                  changes
                      .admin()
                      .post(company.site() + "/articles", Map.of("title", "On kumquats")))
              .path("slug")
              .asText();
      eventually(
          "the new article is found",
          () -> there.get("/search?q=kumquat").body().contains(article));

      String user = company.site() + "/users/" + company.users("").get(0).path("id").asText();
      Company.change(changes.admin(), user, Map.of("banned", true));

      eventually("the ban is heard of", () -> there.get("/docs").status() == 302);
    }
  }

  @Test
  @Order(2)
  void sessionsOutliveTheUpgrade() {
    Company company = Company.startingSignInsItself();
    String page = new Content(company).article(Map.of("title", "Read me"));
    Http browser = company.browser();
    String path = "/sso/jwt?jwt=" + company.token("ann");
    assertThat(released.on(browser).get(path).status()).isEqualTo(303);

    Nodes.upgradeSecond();

    assertThat(released.on(browser).get(page).status()).isEqualTo(200);
    assertThat(released.at(company.host()).get(path).status()).isEqualTo(403);
  }
}
