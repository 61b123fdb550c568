package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@Tag("server")
class AdminKeysIT extends GatehouseIT {
  private final Company company = Company.startingSignInsItself();
  private final String keys = company.connection() + "/keys";

  @Test
  void generatedSecretIsShownOnce() {
    Answer created = admin.post(keys, null);

    assertThat(created.status()).as("%s", created).isEqualTo(201);
    String secret = created.json().path("secret").asText();
    assertThat(secret).hasSize(64);
    assertThat(created.location()).endsWith(keys + "/" + created.json().path("id").asLong());
    String one = keys + "/" + created.json().path("id").asLong();
    assertThat(admin.get(one).body()).doesNotContain(secret, "\"secret\"");
    assertThat(admin.get(keys).body()).doesNotContain(secret, "\"secret\"");
    assertThat(admin.get(one).json().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "id",
            "kid",
            "fingerprint",
            "publicKey",
            "createdAt",
            "retiresAt",
            "lastUsedAt",
            "usage");
  }

  @Test
  void takesOwnSecretUnlessItIsWeak() {
    String own = "aZ3kq9Lm2xPw7RtYv5Bn8CdFg1HjKs4Q";
    assertThat(company.newKey(Map.of("secret", own)).path("secret").asText()).isEqualTo(own);

    for (String weak :
        new String[] {"", "short", "a".repeat(64), "secretsecretsecretsecretsecretsecret"}) {
      Answer answer = admin.post(keys, Map.of("secret", weak));
      Problems.invalid(answer, "secret");
      if (weak.length() > 10) {
        assertThat(answer.body()).doesNotContain(weak);
      }
    }
  }

  @Test
  void sharedSecretIsTakenWithWarning() {
    Company other = Company.founded();
    String secret = company.secret();
    Map<String, Object> grant = Map.of("site", other.siteId, "role", "admin");
    Map<String, Object> order = Map.of("name", "other", "grants", List.of(grant));
    AdminApi ofOther =
        new AdminApi(Company.created(admin.post("/api-tokens", order)).path("token").asText());

    Answer seen = admin.post(other.connection() + "/keys", Map.of("secret", secret));
    Answer unseen = ofOther.post(other.connection() + "/keys", Map.of("secret", secret));

    assertThat(seen.status()).as("%s", seen).isEqualTo(201);
    assertThat(seen.json().path("warnings").get(0).path("field").asText()).isEqualTo("secret");
    assertThat(seen.json().path("warnings").get(0).path("message").asText())
        .contains("connection " + company.connectionId + " of site " + company.siteId);
    assertThat(unseen.status()).as("%s", unseen).isEqualTo(201);
    assertThat(unseen.json().path("warnings").get(0).path("message").asText())
        .contains("another site")
        .doesNotContain(String.valueOf(company.siteId), String.valueOf(company.connectionId));
    String trail = admin.get("/audit?site=" + other.subdomain + "&event=jwt.saved").body();
    assertThat(trail).contains("another site").doesNotContain(secret, "of site " + company.siteId);
  }

  @Test
  void ownSecretThatNobodyElseHasGetsNoWarning() {
    String own = "n9Xq2Lm7Pw4RtYv5Bn8CdFg1HjKs6ZaE";

    JsonNode first = company.newKey(Map.of("secret", own));
    JsonNode again = company.newKey(Map.of("secret", own));

    assertThat(first.has("warnings")).isFalse();
    assertThat(again.has("warnings")).as("the same connection's old key").isFalse();
    assertThat(company.newKey(Map.of()).has("warnings")).isFalse();
  }

  @Test
  void proProfsKeyIsComparedByWhatSigns() throws Exception {
    Company proprofs = Company.with(Map.of(), Map.of("protocol", "proprofs"));
    String md5 =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("MD5")
                    .digest(proprofs.secret().getBytes(StandardCharsets.UTF_8)));

    assertThat(company.newKey(Map.of("secret", md5)).path("warnings")).hasSize(1);
    assertThat(company.newKey(Map.of("secret", proprofs.secret())).has("warnings")).isFalse();
  }

  @Test
  void endsOtherKeysAtOnceOrLater() {
    JsonNode first = admin.get(keys).json().path("items").get(0);
    Instant before = Instant.now();
    long second = company.newKey(Map.of("retireOthersAfterSeconds", 3600)).path("id").asLong();
    JsonNode retiring = admin.get(keys + "/" + first.path("id").asLong()).json();
    assertThat(Instant.parse(retiring.path("retiresAt").asText()))
        .isBetween(before.plus(Duration.ofMinutes(59)), Instant.now().plus(Duration.ofMinutes(61)));

    company.newKey(Map.of());

    for (long id : new long[] {first.path("id").asLong(), second}) {
      String retiresAt = admin.get(keys + "/" + id).json().path("retiresAt").asText();
      assertThat(Instant.parse(retiresAt)).isBeforeOrEqualTo(Instant.now());
    }
  }

  @Test
  void tellsWhenKeyWasUsed() {
    company.signIn(company.browser(), "ann");

    JsonNode key = admin.get(keys).json().path("items").get(0);
    assertThat(Instant.parse(key.path("lastUsedAt").asText()))
        .isAfter(Instant.now().minusSeconds(60));
  }

  @Test
  void countsTheUsesOfEachKey() {
    company.signIn(company.browser(), "ann");
    company.signIn(company.browser(), "bob");
    company.newKey(Map.of("retireOthersAfterSeconds", 3600));

    JsonNode items = admin.get(keys).json().path("items");
    assertThat(items.get(0).path("usage").toString()).isEqualTo("{\"lastHour\":2,\"lastDay\":2}");
    assertThat(items.get(1).path("usage").toString()).isEqualTo("{\"lastHour\":0,\"lastDay\":0}");
  }

  @Test
  void setupOfTheSiteTellsWhetherSomebodySignedIn() {
    String setup = "/sites/" + company.siteId + "/setup";
    assertThat(step(setup, "key").path("done").asBoolean()).isTrue();
    assertThat(step(setup, "signIn").path("done").asBoolean(true)).isFalse();
    assertThat(admin.get(setup).json().path("complete").asBoolean(true)).isFalse();

    company.signIn(company.browser(), "ann");

    assertThat(step(setup, "signIn").path("done").asBoolean()).isTrue();
    assertThat(step(setup, "signIn").path("connectionId").asLong()).isEqualTo(company.connectionId);
    admin.delete(keys + "/" + admin.get(keys).json().path("items").get(0).path("id").asLong());
    assertThat(step(setup, "key").path("done").asBoolean(true)).isFalse();
  }

  private JsonNode step(String setup, String name) {
    for (JsonNode step : admin.get(setup).json().path("steps")) {
      if (step.path("step").asText().equals(name)) {
        return step;
      }
    }
    throw new AssertionError("no step " + name + " in " + admin.get(setup));
  }

  @Test
  void tellsWhichKeyASecretIs() {
    Company other = Company.founded();
    String secret = company.secret();
    long id = admin.get(keys).json().path("items").get(0).path("id").asLong();
    admin.post(other.connection() + "/keys", Map.of("secret", secret));

    JsonNode same = compared(admin, secret);
    assertThat(same).hasSize(2);
    assertThat(same.get(0).path("keyId").asLong()).isEqualTo(id);
    assertThat(same.get(0).path("active").asBoolean()).isTrue();
    assertThat(same.get(0).path("apartFrom").isNull()).isTrue();
    assertThat(same.get(1).path("siteId").asLong()).isEqualTo(other.siteId);
    assertThat(compared(admin, secret + "\n").get(0).path("apartFrom").asText()).isEqualTo("space");
    assertThat(compared(admin, "f3kX0qLw7Zr9TnB2vYd5HsJ8mPc4GaUe")).isEmpty();

    company.newKey(Map.of());
    assertThat(compared(admin, secret).get(0).path("active").asBoolean(true)).isFalse();
    Map<String, Object> grant = Map.of("site", company.siteId, "role", "admin");
    Map<String, Object> order = Map.of("name", "own", "grants", List.of(grant));
    AdminApi own =
        new AdminApi(Company.created(admin.post("/api-tokens", order)).path("token").asText());
    assertThat(compared(own, secret)).as("of the token's own site alone").hasSize(1);
    Problems.invalid(admin.post(keys + "/compare", Map.of("secret", secret)), "secret", "key");
  }

  private JsonNode compared(AdminApi caller, String text) {
    Answer answer = caller.post(keys + "/compare", Map.of("key", text));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.body()).doesNotContain(text.strip());
    return answer.json().path("matches");
  }

  @Test
  void kidIsUniqueInItsConnection() {
    company.newKey(Map.of("kid", "k 1"));

    Problems.taken(admin.post(keys, Map.of("kid", "k 1")), "kid");

    assertThat(admin.post(Company.founded().connection() + "/keys", Map.of("kid", "k 1")).status())
        .isEqualTo(201);
  }

  @Test
  void tellsEveryErrorAtOnceAndEndsNoKey() {
    Problems.invalid(
        admin.post(
            keys, Map.of("secret", "x", "kid", "\n", "retireOthersAfterSeconds", -1, "alg", "x")),
        "secret",
        "kid",
        "retireOthersAfterSeconds",
        "alg");
    Problems.invalid(
        admin.post(keys, Map.of("retireOthersAfterSeconds", 31_536_001)),
        "retireOthersAfterSeconds");

    assertThat(admin.get(keys).json().path("items").get(0).path("retiresAt").isNull()).isTrue();
  }

  @Test
  void deletedKeyOpensNothing() {
    long id = admin.get(keys).json().path("items").get(0).path("id").asLong();

    assertThat(admin.delete(keys + "/" + id).status()).isEqualTo(204);

    Problems.of(admin.delete(keys + "/" + id), 404);
    Problems.of(admin.get(keys + "/" + id), 404);
    assertThat(company.program().get("/sso/jwt?jwt=" + company.token("ann")).status())
        .isEqualTo(403);
  }
}
