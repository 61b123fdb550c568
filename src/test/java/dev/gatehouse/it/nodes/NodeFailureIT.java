package dev.gatehouse.it.nodes;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.node.Node;
import dev.gatehouse.it.support.node.Nodes;
import dev.gatehouse.it.support.node.SharedDatabase;
import dev.gatehouse.it.support.node.SignInLoad;
import dev.gatehouse.it.support.node.SignInLoad.Accepted;
import dev.gatehouse.it.support.site.Company;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node that is killed takes nothing with it that was answered. */
@Tag("nodes")
@Tag("once")
class NodeFailureIT {
  private static final int BEFORE = 40;

  private final Node first = Nodes.first();
  private final Node second = Nodes.second();

  @Test
  void killedUnderLoadLosesNoSessionAndLetsNoTokenInTwice() {
    Company company = Company.startingSignInsItself();
    SignInLoad load =
        new SignInLoad(company, number -> (number % 2 == 0 ? first : second).on(company.browser()));
    try (load) {
      eventually("both are busy", () -> load.size() > BEFORE);
      second.kill();
      int sofar = load.size();
      eventually("the other goes on", () -> load.size() > sofar + BEFORE);
    }

    assertThat(load.failed).allMatch(what -> what.equals("no answer"));
    for (Accepted accepted : load.accepted) {
      Http browser = company.browser().withCookie("gatehouse", accepted.session());
      assertThat(first.on(browser).get("/docs").status()).isEqualTo(200);
      assertThat(first.at(company.host()).get(accepted.path()).status()).isEqualTo(403);
    }

    second.start();
    load.accepted.stream()
        .limit(BEFORE)
        .forEach(
            accepted -> {
              Http browser = company.browser().withCookie("gatehouse", accepted.session());
              assertThat(second.on(browser).get("/docs").status()).isEqualTo(200);
              assertThat(second.at(company.host()).get(accepted.path()).status()).isEqualTo(403);
            });
    String twice =
        "select count(*) from (select jti_hash from consumed_jti group by authority, purpose,"
            + " jti_hash having count(*) > 1) doubled";
    assertThat(SharedDatabase.number(twice)).isZero();
    System.out.printf(
        "%d sign-ins kept, %d not answered%n", load.accepted.size(), load.failed.size());
  }
}
