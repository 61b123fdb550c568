package dev.gatehouse.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.CodeBackend;
import dev.gatehouse.token.Mint;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whom a token means, and what it may change of them. */
@Tag("database")
@Tag("server")
class IdentityIT extends GatehouseIT {
  private final Company company = Company.startingSignInsItself();

  private Answer signIn(Map<String, Object> claims) {
    Map<String, Object> all =
        new LinkedHashMap<>(Company.claims(UUID.randomUUID().toString(), "ann"));
    claims.forEach(
        (name, value) -> {
          if (value.equals("")) {
            all.remove(name);
          } else {
            all.put(name, value);
          }
        });
    return company.browser().get("/sso/jwt?jwt=" + company.token(all));
  }

  private JsonNode only() {
    assertThat(company.users("")).hasSize(1);
    return company.users("").get(0);
  }

  @Test
  void nameAndEmailFollowTheExternalId() {
    signIn(Map.of());
    signIn(Map.of("email", "Ann.New@company.example", "name", "Ann New"));

    assertThat(only().path("email").asText()).isEqualTo("ann.new@company.example");
    assertThat(only().path("name").asText()).isEqualTo("Ann New");
  }

  @Test
  void emailIsComparedInLowerCaseWhereThereIsNoExternalId() {
    signIn(Map.of("external_id", ""));
    signIn(Map.of("external_id", "", "email", "ANN@Company.Example"));

    assertThat(only().path("email").asText()).isEqualTo("ann@company.example");
  }

  @Test
  void emailWithALetterThatOnlyLooksAlikeIsAnotherReaders() {
    signIn(Map.of("external_id", "", "email", "kate@company.example"));
    signIn(Map.of("external_id", "", "email", "\u212Aate@company.example"));

    assertThat(company.users("")).hasSize(2);
  }

  @Test
  void readerMadeByEmailTakesTheFirstExternalId() {
    signIn(Map.of("external_id", ""));
    signIn(Map.of("external_id", "42"));

    assertThat(only().path("externalId").asText()).isEqualTo("42");
  }

  @Test
  void emailOfAnotherExternalIdIsAConflictAndNeverAMerge() {
    signIn(Map.of("external_id", "1"));

    Answer answer = signIn(Map.of("external_id", "2"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(company.events("reason=identity_conflict")).hasSize(1);
    assertThat(only().path("externalId").asText()).isEqualTo("1");
  }

  @Test
  void changedEmailThatAnotherReaderHoldsIsAConflict() {
    signIn(Map.of("external_id", "1", "email", "one@company.example"));
    signIn(Map.of("external_id", "2", "email", "two@company.example"));

    Answer answer = signIn(Map.of("external_id", "2", "email", "one@company.example"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(company.events("reason=identity_conflict")).hasSize(1);
    assertThat(company.users("email=two@company.example")).hasSize(1);
  }

  @Test
  void roleIsCappedByTheCeilingUntilAnOperatorRaisesIt() {
    signIn(Map.of("role", "admin"));
    assertThat(only().path("role").asText()).isEqualTo("viewer");

    company.change(company.connection(), Map.of("roleCeiling", "editor"));
    signIn(Map.of("role", "admin"));
    assertThat(only().path("role").asText()).isEqualTo("editor");
  }

  @Test
  void optionalClaimsAreKeptWhereTheyFit() {
    signIn(
        Map.of(
            "lang", "pt-BR",
            "avatar_url", "https://cdn.company.example/ann.png",
            "custom_fields", Map.of("plan", "pro")));

    assertThat(only().path("lang").asText()).isEqualTo("pt-BR");
    assertThat(only().path("avatarUrl").asText()).isEqualTo("https://cdn.company.example/ann.png");
    assertThat(only().at("/customFields/plan").asText()).isEqualTo("pro");
  }

  @Test
  void integerIsTheSameIdAsItsDigits() {
    assertThat(signIn(Map.of("external_id", 7)).status()).isEqualTo(303);
    assertThat(only().path("externalId").asText()).isEqualTo("7");
    assertThat(signIn(Map.of("external_id", "7", "name", "Ann Seven")).status()).isEqualTo(303);

    assertThat(only().path("name").asText()).isEqualTo("Ann Seven");
    assertThat(signIn(Map.of("external_id", 8)).status()).isEqualTo(403);
    assertThat(company.events("reason=identity_conflict")).hasSize(1);
    assertThat(only().path("externalId").asText()).isEqualTo("7");
  }

  @Test
  void bannedIdStaysOutWithAnotherAddressAndAsANumber() {
    signIn(Map.of("external_id", 42));
    company.change(company.site() + "/users/" + only().path("id").asLong(), Map.of("banned", true));

    assertThat(signIn(Map.of("external_id", 42, "email", "new@company.example")).status())
        .isEqualTo(403);
    assertThat(company.events("reason=user_banned")).hasSize(1);
    assertThat(company.users("")).hasSize(1);
  }

  @Test
  void integerKeepsEveryDigit() {
    Map<String, Object> claims = Company.claims(UUID.randomUUID().toString(), "ann");
    claims.put("external_id", new BigInteger("12345678901234567890"));
    String token = Mint.token(Mint.HEADER, CodeBackend.text(claims), company.secret());

    assertThat(company.browser().get("/sso/jwt?jwt=" + token).status()).isEqualTo(303);
    assertThat(only().path("externalId").asText()).isEqualTo("12345678901234567890");
  }

  /** Every list of users reads it. */
  @Test
  void customFieldsMayHoldNumbersOfAnyLength() {
    Map<String, Object> claims = Company.claims(UUID.randomUUID().toString(), "ann");
    claims.put("custom_fields", Map.of("n", new BigInteger("7".repeat(60))));
    String token = Mint.token(Mint.HEADER, CodeBackend.text(claims), company.secret());

    assertThat(company.browser().get("/sso/jwt?jwt=" + token).status()).isEqualTo(303);
    assertThat(only().at("/customFields/n").bigIntegerValue())
        .isEqualTo(new BigInteger("7".repeat(60)));
  }

  @Test
  void nameIsCountedInCharacters() {
    String emoji = "\uD83D\uDE00".repeat(150);
    String longest = "\uD83D\uDE00".repeat(200);

    assertThat(signIn(Map.of("name", emoji)).status()).isEqualTo(303);
    assertThat(only().path("name").asText()).isEqualTo(emoji);
    assertThat(signIn(Map.of("name", longest, "external_id", longest)).status()).isEqualTo(403);
    assertThat(signIn(Map.of("name", longest)).status()).isEqualTo(303);
    assertThat(only().path("name").asText()).isEqualTo(longest);
  }

  @Test
  void customFieldsWithTheCharacterNulAreNotTaken() {
    assertThat(signIn(Map.of("custom_fields", Map.of("plan", "pro"))).status()).isEqualTo(303);
    Map<String, Object> deep = Map.of("a", List.of(Map.of("b\0", "c")));

    assertThat(signIn(Map.of("custom_fields", deep)).status()).isEqualTo(303);

    assertThat(company.events("limit=1").get(0).path("detail").asText())
        .contains(" Not taken: custom_fields is not an object of ", "NUL");
    assertThat(only().path("customFields").toString()).isEqualTo("{\"plan\":\"pro\"}");
    String path = company.site() + "/users/" + only().path("id").asLong();
    assertThat(admin.put(path, only()).status()).isEqualTo(200);
  }

  @Test
  void claimsThatAreNotTakenAreNamed() {
    Map<String, Object> claims =
        Map.of(
            "custom_fields", List.of(),
            "lang", "en_US",
            "avatar_url", "http://cdn.company.example/ann.png",
            "role", "owner");

    assertThat(signIn(claims).status()).isEqualTo(303);

    String detail = company.events("limit=1").get(0).path("detail").asText();
    assertThat(detail)
        .startsWith("Signed in through ")
        .contains(" Not taken: role is not viewer, editor or admin; lang is not a language tag")
        .contains("; avatar_url is not an https address", "; custom_fields is not an object");
    Map<String, Object> all =
        new LinkedHashMap<>(Company.claims(UUID.randomUUID().toString(), "ann"));
    all.putAll(claims);
    JsonNode inspection =
        admin.post(company.connection() + "/inspect", Map.of("token", company.token(all))).json();
    assertThat(inspection.path("accepted").asBoolean()).as("%s", inspection).isTrue();
    assertThat(inspection.path("checks").findValuesAsText("check"))
        .endsWith(
            "user",
            "optional claim role",
            "optional claim lang",
            "optional claim avatar_url",
            "optional claim custom_fields");
  }

  @Test
  void optionalClaimsThatDoNotFitCountAsAbsent() {
    Answer answer =
        signIn(
            Map.of(
                "lang",
                "<script>",
                "avatar_url",
                "http://cdn.company.example/ann.png",
                "custom_fields",
                Map.of("big", "x".repeat(5000)),
                "role",
                7));

    assertThat(answer.status()).isEqualTo(303);
    assertThat(only().path("lang").asText("")).isIn("", "null");
    assertThat(only().path("avatarUrl").asText("")).isIn("", "null");
    assertThat(only().path("customFields")).isEmpty();
  }

  @Test
  void nameIsEscapedOnEveryPage() {
    Map<String, Object> claims = Company.claims(UUID.randomUUID().toString(), "ann");
    claims.put("name", "<script>alert(1)</script>");
    Http browser = company.browser();
    browser.get("/sso/jwt?jwt=" + company.token(claims));

    assertThat(browser.get("/docs").body())
        .contains("&lt;script&gt;")
        .doesNotContain("<script>alert");
  }

  @Test
  void onlyRegisteredUsersEnterAnInvitedSite() {
    company.change(company.site(), Map.of("visibility", "invited"));
    assertThat(signIn(Map.of()).status()).isEqualTo(403);
    assertThat(company.events("reason=user_not_registered")).hasSize(1);

    admin.post(company.site() + "/users", Map.of("email", "ann@company.example"));
    assertThat(signIn(Map.of()).status()).isEqualTo(303);
  }
}
