package dev.gatehouse.it.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.it.support.Answer;
import dev.gatehouse.it.support.Company;
import dev.gatehouse.it.support.GatehouseIT;
import dev.gatehouse.it.support.Problems;
import dev.gatehouse.it.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminOutageIT extends GatehouseIT {

  @BeforeEach
  void onPostgresOnly() {
    assumeTrue(TestDatabase.isPostgres(), "H2 runs inside the server");
  }

  @AfterEach
  void mend() {
    if (TestDatabase.isPostgres()) {
      TestDatabase.relay().mend();
    }
  }

  @Test
  void stoppedDatabaseIsTold() throws InterruptedException {
    outage(TestDatabase.relay()::cut);
  }

  @Test
  void hangingDatabaseIsToldInTime() throws InterruptedException {
    outage(TestDatabase.relay()::hold);
  }

  private void outage(Runnable begin) throws InterruptedException {
    Company company = Company.founded();
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
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));

    TestDatabase.relay().mend();
    Instant end = Instant.now().plusSeconds(30);
    while (admin.get("/sites").status() != 200 && Instant.now().isBefore(end)) {
      Thread.sleep(200);
    }
    assertThat(admin.get(company.site() + "/groups").json().path("items")).isEmpty();
  }
}
