package dev.gatehouse.it.support.node;

import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Simultaneously;
import dev.gatehouse.it.support.server.Deployments;
import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * Two nodes on the tests' database, started once for all tests. The first is the server under test,
 * at the port that {@link Http} uses by itself: WildFly, or Payara with the profile of that name.
 * The second is always WildFly. Whoever stops or changes a node leaves both running and ready.
 */
public final class Nodes {
  /** The master keys: both nodes know both, and the old one encrypts. */
  public static final String OLD_KEY = System.getenv("GATEHOUSE_MASTER_KEY");

  public static final String NEW_KEY = "c2V2ZXJhbC1ub2Rlcy1zaGFyZS10aGUtbmV3LWtleS4=";

  /** Whether the first node is Payara. */
  public static final boolean WITH_PAYARA =
      "payara".equals(System.getProperty("arquillian.launch"));

  private static final Nodes BOTH = new Nodes();

  private final Path war = withClock();
  private final Node first =
      WITH_PAYARA
          ? new PayaraNode("node-a", Http.port(), Integer.getInteger("it.admin.port"))
          : new WildFlyNode("node-a", Http.port(), Integer.getInteger("it.admin.port"));
  private final Node second =
      new WildFlyNode(
          "node-b",
          Integer.getInteger("it.second.http.port"),
          Integer.getInteger("it.second.admin.port"));

  /** What the second node runs. */
  private Path installed = war;

  private Nodes() {
    for (Node node : List.of(first, second)) {
      node.set("GATEHOUSE_MASTER_KEY", OLD_KEY + "," + NEW_KEY);
      node.install(war);
    }
  }

  /** The node that clients reach when a test does not say which. */
  public static Node first() {
    return BOTH.started().first;
  }

  public static Node second() {
    return BOTH.started().second;
  }

  /** Both, in this order. */
  public static List<Node> both() {
    return List.of(first(), second());
  }

  /** The second node, started with another WAR once the first one has migrated the database. */
  public static Node secondWith(Path other) {
    return BOTH.restartedWith(other);
  }

  /** Restarts the second node with the WAR under test, unless it has that one. */
  public static void upgradeSecond() {
    if (!BOTH.installed.equals(BOTH.war)) {
      BOTH.restartedWith(BOTH.war);
    }
  }

  private synchronized Node restartedWith(Path other) {
    if (!first.isRunning()) {
      first.start();
    }
    if (second.isRunning()) {
      second.stop();
    }
    second.install(other);
    installed = other;
    second.start();
    return second;
  }

  private synchronized Nodes started() {
    List<Node> down = List.of(first, second).stream().filter(node -> !node.isRunning()).toList();
    if (down.isEmpty()) {
      return this;
    }
    try {
      Simultaneously.times(
          down.size(),
          i ->
              () -> {
                down.get(i).start();
                return down.get(i);
              });
    } catch (Exception e) {
      throw new AssertionError("the nodes did not start", e);
    }
    return this;
  }

  private static Path withClock() {
    Path file = Node.folder().resolve("ROOT.war");
    Deployments.war().as(ZipExporter.class).exportTo(file.toFile(), true);
    return file;
  }
}
