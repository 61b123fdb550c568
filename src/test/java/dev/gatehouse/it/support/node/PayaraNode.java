package dev.gatehouse.it.support.node;

import dev.gatehouse.it.support.server.Watchdog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Payara: the domain that the build makes for the integration tests, with the same ports, once the
 * other tests have left it.
 */
final class PayaraNode extends Node {
  private static final Path HOME =
      Path.of(System.getProperty("it.payara.home", "target/payara/payara6")).toAbsolutePath();

  private static final Path DOMAIN = HOME.resolve("glassfish/domains/it");

  private Path toInstall;

  PayaraNode(String name, int port, int adminPort) {
    super(name, port, adminPort);
    set("GATEHOUSE_MAIL_SESSION", "mail/gatehouse");
    set("PAYARA_HOME", HOME.toString());
    set("PAYARA_DOMAIN", "it");
  }

  /** It takes effect at the next start: Payara deploys only while it runs. */
  @Override
  public void install(Path war) {
    toInstall = war;
  }

  @Override
  ProcessHandle launch() throws IOException {
    if (toInstall == null) {
      Scripts.run(environment(), List.of(Scripts.named("payara/start.sh")));
    } else {
      asadmin("start-domain", "--timeout", "180", "it");
      // Deploying takes longer than anything that may happen to the tests meanwhile.
      Watchdog.watch(pid());
      String admin = String.valueOf(adminPort());
      String war = toInstall.toString();
      asadmin(
          "--port", admin, "deploy", "--force", "--contextroot", "/", "--name", "gatehouse", war);
      toInstall = null;
    }
    return ProcessHandle.of(pid()).orElseThrow();
  }

  private static long pid() throws IOException {
    return Long.parseLong(Files.readString(DOMAIN.resolve("config/pid")).trim());
  }

  @Override
  void end() {
    Scripts.run(environment(), List.of(Scripts.named("payara/stop.sh")));
  }

  @Override
  Path logFile() {
    return DOMAIN.resolve("logs/server.log");
  }

  @Override
  int healthPort() {
    return port();
  }

  private void asadmin(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(HOME.resolve("bin/asadmin").toString());
    command.add("--interactive=false");
    command.addAll(List.of(arguments));
    Scripts.run(environment(), command);
  }
}
