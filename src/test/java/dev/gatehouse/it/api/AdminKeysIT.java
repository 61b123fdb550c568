package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.time.Duration;
import java.time.Instant;
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
        .containsExactlyInAnyOrder("id", "kid", "createdAt", "retiresAt", "lastUsedAt");
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
