package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.HelpSiteCompany;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules that only report: whom they would refuse is told, until they count. */
@Tag("database")
@Tag("server")
class ReportOnlyIT extends GatehouseIT {
  private static final Map<String, Object> SALES_ONLY =
      Map.of(
          "rules",
          List.of(
              Map.of(
                  "name",
                  "Sales",
                  "when",
                  List.of(Map.of("pointer", "/department", "test", "exists")),
                  "lang",
                  "de")),
          "unmapped",
          Map.of("refuse", true));

  private Answer report(Company company, Map<String, Object> rules) {
    return admin.put(company.connection() + "/report-only", rules);
  }

  private static JsonNode newest(Company company) {
    return company.events("limit=1").get(0);
  }

  /** Sets one rule to report, makes it count, and takes it out of the settings again. */
  private void judges(
      Company company, String member, Object rule, String reason, Supplier<Answer> signIn) {
    String path = company.connection() + "/report-only";
    JsonNode before = admin.get(company.connection()).json().path(member);
    assertThat(report(company, Map.of(member, rule)).status()).as(member).isEqualTo(200);

    assertThat(signIn.get().status()).as(member).isEqualTo(303);
    JsonNode event = newest(company);
    assertThat(event.path("reason").isNull()).isTrue();
    assertThat(event.path("wouldRefuse").asText()).as(member).isEqualTo(reason);
    JsonNode counted = admin.get(path).json();
    assertThat(counted.path("signIns").asInt()).isEqualTo(1);
    assertThat(counted.path("wouldRefuse").asInt()).isEqualTo(1);
    assertThat(counted.at("/checks/0/check").asText())
        .isEqualTo(event.path("wouldRefuseCheck").asText());
    assertThat(counted.at("/examples/0").asLong()).isEqualTo(event.path("id").asLong());

    assertThat(admin.post(path + "/apply", Map.of()).status()).isEqualTo(204);
    assertThat(admin.get(path).status()).isEqualTo(404);
    signIn.get();
    assertThat(newest(company).path("reason").asText()).as(member).isEqualTo(reason);
    Map<String, Object> undone = new HashMap<>();
    undone.put(member, before);
    company.change(company.connection(), undone);
  }

  @Test
  void eachRuleReportsUntilItCounts() {
    Company company = Company.startingSignInsItself();
    Supplier<Answer> signIn = () -> company.program().get("/sso/jwt?jwt=" + company.token("ann"));

    judges(company, "issuer", "https://other.example", "jwt_issuer_mismatch", signIn);
    judges(company, "audience", "helpdesk", "jwt_audience_mismatch", signIn);
    judges(company, "requiredClaims", List.of("department"), "jwt_missing_required_claim", signIn);
    judges(company, "maxLifetimeSeconds", 5, "jwt_too_old", signIn);
    judges(company, "algorithm", "HS384", "jwt_invalid_signature", signIn);
    judges(company, "mapping", SALES_ONLY, "no_rule_matched", signIn);
    // It counted in between, and does not any longer.
    assertThat(signIn.get().status()).isEqualTo(303);
    assertThat(newest(company).path("wouldRefuse").isNull()).isTrue();
  }

  @Test
  void reportsWhereTheTokenIsTheSession() {
    HelpSiteCompany helpSite = HelpSiteCompany.withoutLoginUrl();
    Supplier<Answer> signIn = () -> helpSite.program().get("/docs?jwt=" + helpSite.tokenOf("ann"));
    Company company = helpSite.company;

    report(company, Map.of("requiredClaims", List.of("department")));
    helpSite.browserKeeping(helpSite.tokenOf("bob")).get("/docs");
    assertThat(company.events("")).noneMatch(event -> event.path("wouldRefuse").isTextual());
    judges(company, "requiredClaims", List.of("team"), "jwt_missing_required_claim", signIn);
    judges(company, "maxLifetimeSeconds", 5, "jwt_too_old", signIn);
    judges(company, "mapping", SALES_ONLY, "no_rule_matched", signIn);
    Problems.invalid(report(company, Map.of("issuer", "app")), "issuer");
  }

  @Test
  void tellsWhatAMappingWouldChangeAndDropsIt() {
    Company company = Company.startingSignInsItself();
    String path = company.connection() + "/report-only";
    Map<String, Object> all =
        Map.of("rules", List.of(Map.of("name", "All", "when", List.of(), "role", "editor")));

    company.change(company.connection(), Map.of("roleCeiling", "editor"));
    assertThat(report(company, Map.of("mapping", all, "days", 3)).status()).isEqualTo(200);
    company.program().get("/sso/jwt?jwt=" + company.token("ann"));
    assertThat(newest(company).path("detail").asText())
        .contains("By the report-only rules, the claims would mean something else.")
        .contains("Mapping: All → role editor.");
    assertThat(admin.get(path).json().path("wouldRefuse").asInt()).isZero();
    String since = admin.get(path).json().path("since").asText();
    assertThat(report(company, Map.of("mapping", all)).json().path("since").asText())
        .isEqualTo(since);

    assertThat(admin.delete(path).status()).isEqualTo(204);
    assertThat(admin.delete(path).status()).isEqualTo(404);
    company.program().get("/sso/jwt?jwt=" + company.token("ann"));
    assertThat(newest(company).path("detail").asText()).doesNotContain("report-only");
    List<JsonNode> trail = Company.items(admin.get("/audit?site=" + company.siteId));
    assertThat(trail)
        .extracting(entry -> entry.path("event").asText())
        .contains("report_only.started", "report_only.updated", "report_only.dropped");
  }

  @Test
  void rulesAreCheckedAsIfTheyWereToCount() {
    Company company = Company.founded();

    Problems.invalid(report(company, Map.of("algorithm", "ES256")), "algorithm");
    Problems.invalid(report(company, Map.of("maxLifetimeSeconds", 0)), "maxLifetimeSeconds");
    Problems.invalid(report(company, Map.of("requiredClaims", List.of(" "))), "requiredClaims");
    Problems.invalid(report(company, Map.of("issuer", "app", "days", 91)), "days");
    Problems.invalid(report(company, Map.of("name", "app")), "name");
    Problems.invalid(report(company, Map.of()), "");
    assertThat(admin.get(company.connection() + "/report-only").status()).isEqualTo(404);
  }
}
