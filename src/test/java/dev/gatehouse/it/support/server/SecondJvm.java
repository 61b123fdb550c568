package dev.gatehouse.it.support.server;

import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Where the build tests in two JVMs at the same time, gives the second one ports and folders of its
 * own: it takes the ports that are there for a second node, since no node runs meanwhile.
 */
public class SecondJvm implements LauncherSessionListener {
  private static final String FORK = System.getProperty("it.fork");

  /** Whether this JVM is one of two. */
  static boolean isOneOfTwo() {
    return FORK != null;
  }

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    System.setProperty("it.server.options", "2".equals(FORK) ? move() : "");
  }

  /** Options of the server that go before the environment, which it has from the build. */
  private static String move() {
    for (String port : List.of("http", "admin", "smtp")) {
      System.setProperty("it." + port + ".port", System.getProperty("it.second." + port + ".port"));
    }
    System.setProperty("it.health.port", System.getProperty("it.admin.port"));
    String directory = System.getProperty("it.directory");
    String own = directory + "/second";
    System.setProperty("it.directory", own);
    // For the clock, which tests and server share.
    System.setProperty("GATEHOUSE_DATA_DIR", own + "/data");
    return String.join(
        " ",
        option("GATEHOUSE_DEMO_PORT", System.getProperty("it.http.port")),
        option("GATEHOUSE_MAIL_PORT", System.getProperty("it.smtp.port")),
        option("GATEHOUSE_DATA_DIR", System.getProperty("GATEHOUSE_DATA_DIR")),
        option("GATEHOUSE_DB_URL", System.getenv("GATEHOUSE_DB_URL").replace(directory, own)));
  }

  private static String option(String name, String value) {
    return "\"-D" + name + "=" + value + "\"";
  }
}
