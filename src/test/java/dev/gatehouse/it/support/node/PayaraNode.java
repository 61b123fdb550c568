package dev.gatehouse.it.support.node;

import dev.gatehouse.it.support.server.Watchdog;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  private static final Path SCRIPTS = Path.of("server-config/payara").toAbsolutePath();

  private Path toInstall;

  PayaraNode(String name, int port, int adminPort) {
    super(name, port, adminPort);
    set("GATEHOUSE_MAIL_SESSION", "mail/gatehouse");
  }

  /** It takes effect at the next start: Payara deploys only while it runs. */
  @Override
  public void install(Path war) {
    toInstall = war;
  }

  @Override
  ProcessHandle launch() throws IOException {
    if (toInstall == null) {
      run(List.of(SCRIPTS.resolve("start.sh").toString()));
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
    run(List.of(SCRIPTS.resolve("stop.sh").toString()));
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
    run(command);
  }

  private void run(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment());
    builder.environment().put("PAYARA_HOME", HOME.toString());
    builder.environment().put("PAYARA_DOMAIN", "it");
    Path output = folder().resolve("asadmin.log");
    try {
      int status =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
              .start()
              .waitFor();
      if (status != 0) {
        throw new AssertionError(command + " failed: " + Files.readString(output));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
