package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@Tag("server")
class AdminSessionsIT extends GatehouseIT {
  private final Company company = Company.startingSignInsItself();
  private final String sessions = company.site() + "/sessions";
  private final Http ann = company.browser();
  private final Http bob = company.browser();

  private JsonNode items(String query) {
    return admin.get(sessions + query).json().path("items");
  }

  @Test
  void showsWhoIsSignedIn() {
    company.signIn(ann, "ann");

    JsonNode session = items("").get(0);

    assertThat(session.path("connectionId").asLong()).isEqualTo(company.connectionId);
    assertThat(session.path("userId").isIntegralNumber()).isTrue();
    assertThat(session.path("address").asText()).isEqualTo("127.0.0.1");
    Instant from = Instant.parse(session.path("createdAt").asText());
    assertThat(Duration.between(from, Instant.parse(session.path("expiresAt").asText())))
        .isEqualTo(Duration.ofHours(8));
    assertThat(admin.get(sessions + "/" + session.path("id").asLong()).json().path("id"))
        .isEqualTo(session.path("id"));
  }

  @Test
  void endsOneSession() {
    company.signIn(ann, "ann");
    company.signIn(bob, "bob");
    String path = sessions + "/" + items("").get(0).path("id").asLong();

    assertThat(admin.delete(path).status()).isEqualTo(204);

    assertThat(ann.get("/").status()).isEqualTo(302);
    assertThat(bob.get("/").status()).isEqualTo(200);
    Problems.of(admin.delete(path), 404);
    Problems.of(admin.get(path), 404);
  }

  @Test
  void endsWhatTheFiltersMatch() {
    company.signIn(ann, "ann");
    company.signIn(bob, "bob");
    long userOfBob = items("").get(1).path("userId").asLong();
    assertThat(items("?userId=" + userOfBob)).hasSize(1);
    assertThat(items("?userId=" + userOfBob + "&connectionId=999999999")).isEmpty();

    assertThat(admin.delete(sessions + "?userId=" + userOfBob).status()).isEqualTo(204);

    assertThat(bob.get("/").status()).isEqualTo(302);
    assertThat(ann.get("/").status()).isEqualTo(200);

    assertThat(admin.delete(sessions + "?connectionId=" + company.connectionId).status())
        .isEqualTo(204);
    assertThat(ann.get("/").status()).isEqualTo(302);
  }

  @Test
  void misspeltFilterEndsNothing() {
    company.signIn(ann, "ann");

    Problems.invalid(admin.delete(sessions + "?user=1&connectionId=x"), "user", "connectionId");

    assertThat(ann.get("/").status()).isEqualTo(200);
  }

  @Test
  void endsAllOfThisSiteOnly() {
    Company other = Company.startingSignInsItself();
    Http elsewhere = other.browser();
    company.signIn(ann, "ann");
    other.signIn(elsewhere, "ann");

    assertThat(admin.delete(sessions).status()).isEqualTo(204);

    assertThat(items("")).isEmpty();
    assertThat(ann.get("/").status()).isEqualTo(302);
    assertThat(elsewhere.get("/").status()).isEqualTo(200);
  }
}
