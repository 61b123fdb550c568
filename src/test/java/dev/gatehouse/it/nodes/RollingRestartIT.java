package dev.gatehouse.it.nodes;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.node.Node;
import dev.gatehouse.it.support.node.Nodes;
import dev.gatehouse.it.support.node.NodesProxy;
import dev.gatehouse.it.support.node.Scripts;
import dev.gatehouse.it.support.node.SignInLoad;
import dev.gatehouse.it.support.site.Company;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nodes are restarted one by one while readers sign in and read through a proxy. */
@Tag("nodes")
class RollingRestartIT {
  private static final String VARIABLE = "GATEHOUSE_MASTER_KEY";
  private static final int SOME = 20;
  private static final Duration RESTED = Duration.ofMillis(50);

  private final List<Node> nodes = Nodes.both();

  @Test
  void masterKeyIsReplacedOnAllNodesWhileNobodyNotices() {
    Company company = Company.startingSignInsItself();
    int printed = Scripts.printed().length();
    try (NodesProxy nginx = NodesProxy.inFrontOf(nodes)) {
      SignInLoad load = new SignInLoad(company, number -> company.browser().through(nginx.port()));
      try (load) {
        restart(nodes, load, Nodes.NEW_KEY + "," + Nodes.OLD_KEY);
        if (!Nodes.WITH_PAYARA) {
          // The old key is not needed any more; Payara takes too long for that.
          restart(List.of(Nodes.first()), load, Nodes.NEW_KEY);
        }
      }

      assertThat(load.failed).isEmpty();
      assertThat(Scripts.printed().substring(printed))
          .contains("not ready any more")
          .doesNotContain("cut off", "nothing to drain");
      System.out.printf("%d sign-ins during the restarts%n", load.size());
    }
    String logs = Nodes.first().log() + Nodes.second().log();
    assertThat(logs).contains("secrets were encrypted with the new master key");
    for (Node node : nodes) {
      String path = "/sso/jwt?jwt=" + company.token("ann");
      assertThat(node.at(company.host()).get(path).status()).isEqualTo(303);
    }
  }

  private static void restart(List<Node> nodes, SignInLoad load, String keys) {
    for (Node node : nodes) {
      await(load);
      node.set(VARIABLE, keys);
      node.drain();
      node.stop();
      await(load);
      // A server that boots needs the processor.
      load.pause(RESTED);
      node.start();
      load.pause(Duration.ZERO);
    }
    await(load);
  }

  private static void await(SignInLoad load) {
    int sofar = load.size();
    eventually("readers sign in", () -> load.size() > sofar + SOME);
  }
}
