package dev.gatehouse.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Traveller;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.CodeBackend;
import dev.gatehouse.it.support.vendor.SisterSites;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Single sign-on of a whole site is off: no connection works, and each keeps its settings. */
@Tag("database")
class SsoSwitchIT extends GatehouseIT {

  private static void switchSso(Company company, boolean on) {
    company.change(company.site(), Map.of("ssoEnabled", on));
  }

  @Test
  void isOnUnlessSaidOtherwise() {
    Company company = Company.founded();
    assertThat(admin.get(company.site()).json().path("ssoEnabled").asBoolean()).isTrue();

    switchSso(company, false);

    assertThat(admin.get(company.site()).json().path("ssoEnabled").asBoolean()).isFalse();
    JsonNode connection = admin.get(company.connection()).json();
    assertThat(connection.path("enabled").asBoolean()).isTrue();
    assertThat(connection.path("default").asBoolean()).isTrue();
  }

  @Test
  void tokensAreRefusedAsOfASiteWithoutSso() {
    Company company = Company.startingSignInsItself();
    String token = company.token("ann");
    switchSso(company, false);

    assertThat(company.browser().get("/sso/jwt?jwt=" + token).status()).isEqualTo(403);
    Answer api = company.program().get("/v1/article", "Authorization", "Bearer " + token);
    assertThat(api.status()).isEqualTo(401);
    assertThat(company.events("reason=sso_not_configured")).hasSize(2);

    switchSso(company, true);
    assertThat(company.browser().get("/sso/jwt?jwt=" + token).status()).isEqualTo(303);
  }

  @Test
  void readersAreSentNowhereAndTheirSessionsDoNotCountMeanwhile() {
    Company company = Company.startingSignInsItself();
    Http browser = company.browser();
    browser.get("/sso/jwt?jwt=" + company.token("ann"));
    assertThat(browser.get("/docs").status()).isEqualTo(200);

    switchSso(company, false);
    assertThat(browser.get("/docs").status()).isEqualTo(401);
    assertThat(company.browser().get("/").status()).isEqualTo(401);

    switchSso(company, true);
    assertThat(browser.get("/docs").status()).isEqualTo(200);
  }

  @Test
  void keptTokensDoNotCountEither() {
    Company company = Company.with(Map.of(), Map.of("protocol", "helpsite"));
    Map<String, Object> claims = Company.claims("x", "ann");
    claims.put("aud", company.subdomain);
    Http browser = company.browser();
    browser.get("/docs?jwt=" + company.token(claims));
    assertThat(browser.get("/docs").status()).isEqualTo(200);

    switchSso(company, false);

    assertThat(browser.get("/docs").status()).isEqualTo(401);
  }

  @Test
  void backChannelSaysThatItIsSwitchedOff() {
    CodeBackend backend = CodeBackend.founded();
    switchSso(backend.company, false);

    assertThat(backend.ask(CodeBackend.user("ann")).status()).isEqualTo(403);
    assertThat(backend.company.events("reason=sso_not_configured")).hasSize(1);
  }

  @Test
  void inspectionTellsOfIt() {
    Company company = Company.founded();
    switchSso(company, false);

    JsonNode answer =
        admin
            .post(
                company.connection() + "/inspect",
                Map.of("token", company.token("ann"), "surface", "api"))
            .json();

    assertThat(answer.path("accepted").asBoolean()).isFalse();
    assertThat(answer.path("reason").asText()).isEqualTo("sso_not_configured");
    assertThat(answer.at("/checks/0/detail").asText()).contains("single sign-on of the site");
  }

  @Test
  void sisterSitesAreClosedByTheSwitchOfEitherSite() {
    SisterSites sites = new SisterSites();
    SisterSites.Site first = sites.firstSite();
    SisterSites.Site second = sites.second;
    Traveller browser = new Traveller();
    sites.signIn(browser, "ann", first.id(), second.id());
    assertThat(browser.follow(sites.link(second)).status()).isEqualTo(200);

    for (SisterSites.Site site : new SisterSites.Site[] {first, second}) {
      sites.first.change(site.path(), Map.of("ssoEnabled", false));
      assertThat(browser.get(second.origin() + "/docs").status()).isEqualTo(401);
      sites.first.change(site.path(), Map.of("ssoEnabled", true));
      assertThat(browser.get(second.origin() + "/docs").status()).isEqualTo(200);
    }
  }
}
