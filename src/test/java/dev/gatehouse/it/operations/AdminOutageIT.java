package dev.gatehouse.it.operations;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static dev.gatehouse.it.support.http.Eventually.firstSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.TestDatabase;
import dev.gatehouse.it.support.site.Company;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("outage")
class AdminOutageIT extends GatehouseIT {

  @AfterEach
  void mend() {
    TestDatabase.relay().mend();
  }

  @Test
  void stoppedDatabaseIsTold() {
    outage(TestDatabase.relay()::cut);
  }

  @Test
  void hangingDatabaseIsToldInTime() {
    outage(TestDatabase.relay()::hold);
  }

  private void outage(Runnable begin) {
    Company company = firstSuccess(Company::founded);
    begin.run();

    Instant start = Instant.now();
    for (Answer answer :
        new Answer[] {
          admin.get("/sites"),
          admin.get(company.connection() + "/keys"),
          admin.post(company.site() + "/groups", Map.of("id", "staff", "name", "Staff"))
        }) {
      Problems.of(answer, 503);
      assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    }
    // Three times two seconds, and room for a busy machine; without the limit the driver waits ten.
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(25));

    TestDatabase.relay().mend();
    eventually("it recovers", () -> admin.get("/sites").status() == 200);
    assertThat(admin.get(company.site() + "/groups").json().path("items")).isEmpty();
  }
}
