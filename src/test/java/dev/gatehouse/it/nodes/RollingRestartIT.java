package dev.gatehouse.it.nodes;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.node.Node;
import dev.gatehouse.it.support.node.Nodes;
import dev.gatehouse.it.support.node.NodesProxy;
import dev.gatehouse.it.support.node.SignInLoad;
import dev.gatehouse.it.support.site.Company;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nodes are restarted one by one while readers sign in and read through a proxy. */
@Tag("nodes")
class RollingRestartIT {
  private static final String VARIABLE = "GATEHOUSE_MASTER_KEY";
  private static final int SOME = 20;

  /** As many as may be in progress when the ports of a Payara are closed, in two restarts. */
  private static final int MOST_CUT_OFF = 8;

  private final List<Node> nodes = Nodes.both();

  @Test
  void masterKeyIsReplacedOnAllNodesWhileNobodyNotices() {
    Company company = Company.startingSignInsItself();
    try (NodesProxy nginx = NodesProxy.inFrontOf(nodes)) {
      SignInLoad load = new SignInLoad(company, number -> company.browser().through(nginx.port()));
      try (load) {
        restartAll(load, Nodes.NEW_KEY + "," + Nodes.OLD_KEY);
        if (!Nodes.WITH_PAYARA) {
          // The same once more; Payara takes too long for that.
          restartAll(load, Nodes.NEW_KEY);
        }
      }

      if (Nodes.WITH_PAYARA) {
        // Payara closes its ports under requests in progress: nginx sends these to the other node,
        // for which a token that was consumed just before is used.
        assertThat(load.failed)
            .allMatch("sign-in: 403"::equals)
            .hasSizeLessThan(MOST_CUT_OFF)
            .hasSizeLessThan(load.size() / 100);
      } else {
        assertThat(load.failed).isEmpty();
      }
      System.out.printf("%d sign-ins during the restarts%n", load.size());
    }
    String logs = Nodes.first().log() + Nodes.second().log();
    assertThat(logs).contains("secrets were encrypted with the new master key");
    for (Node node : nodes) {
      String path = "/sso/jwt?jwt=" + company.token("ann");
      assertThat(node.at(company.host()).get(path).status()).isEqualTo(303);
    }
  }

  private void restartAll(SignInLoad load, String keys) {
    for (Node node : nodes) {
      await(load);
      node.set(VARIABLE, keys);
      node.stop();
      await(load);
      node.start();
    }
    await(load);
  }

  private static void await(SignInLoad load) {
    int sofar = load.size();
    eventually("readers sign in", () -> load.size() > sofar + SOME);
  }
}
