package dev.gatehouse.it.support.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** WildFly: the provisioned home, of which each node has a {@code standalone} folder of its own. */
final class WildFlyNode extends Node {
  private static final Path HOME =
      Path.of(System.getProperty("it.wildfly.home", "target/wildfly")).toAbsolutePath();

  /**
   * What standalone.sh opens to the server; only the server's own JVM is to be killed, no shell.
   */
  private static final List<String> OPENED =
      List.of(
          "java.base/com.sun.net.ssl.internal.ssl",
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.lang.reflect",
          "java.base/java.io",
          "java.base/java.net",
          "java.base/java.security",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.management/javax.management",
          "java.naming/javax.naming");

  private final Path base;

  WildFlyNode(String name, int port, int adminPort) {
    super(name, port, adminPort);
    base = folder().resolve("wildfly-" + name);
    set("GATEHOUSE_DB_DRIVER", "gatehouse-postgresql");
    set("GATEHOUSE_MAIL_SESSION", "java:jboss/mail/Gatehouse");
    copy(HOME.resolve("standalone"), base);
  }

  @Override
  public void install(Path war) {
    Path deployments = base.resolve("deployments");
    try (Stream<Path> old = Files.list(deployments)) {
      for (Path file : old.filter(f -> f.getFileName().toString().startsWith("ROOT")).toList()) {
        Files.delete(file);
      }
      Files.copy(war, deployments.resolve("ROOT.war"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  ProcessHandle launch() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-D[Standalone]", "-Xmx512m", "-Djava.net.preferIPv4Stack=true"));
    OPENED.forEach(name -> command.add("--add-opens=" + name + "=ALL-UNNAMED"));
    command.addAll(
        List.of(
            "--add-modules=java.se",
            "-Dorg.jboss.boot.log.file=" + logFile(),
            "-Dlogging.configuration=file:" + base.resolve("configuration/logging.properties"),
            "-jar",
            HOME.resolve("jboss-modules.jar").toString(),
            "-mp",
            HOME.resolve("modules").toString(),
            "org.jboss.as.standalone",
            "-Djboss.home.dir=" + HOME,
            "-Djboss.server.base.dir=" + base,
            "-Djboss.node.name=" + name(),
            "-Djboss.tx.node.id=" + name(),
            // As server-config/wildfly/configure.sh sets it.
            "-Dorg.wildfly.sigterm.suspend.timeout=20",
            "-Djboss.http.port=" + port(),
            "-Djboss.management.http.port=" + adminPort()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment());
    Path console = base.resolve("log/console.log");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(console.toFile()))
        .start()
        .toHandle();
  }

  @Override
  public void drain() {
    String readiness = "http://127.0.0.1:%d/health/ready".formatted(healthPort());
    Scripts.run(environment(), List.of(Scripts.named("systemd/drain.sh"), readiness));
  }

  @Override
  void end() {
    process().destroy();
  }

  @Override
  Path logFile() {
    return base.resolve("log/server.log");
  }

  @Override
  int healthPort() {
    return adminPort();
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
