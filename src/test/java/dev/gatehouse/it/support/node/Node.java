package dev.gatehouse.it.support.node;

import static dev.gatehouse.it.support.http.Eventually.eventually;

import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.Watchdog;
import dev.gatehouse.it.support.server.clock.StoppableTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real server with the WAR: one of several that share the tests' database. It has its own folder,
 * ports, environment and clock, and can be stopped, killed and started again. It never outlives the
 * JVM of the tests.
 */
public abstract class Node {
  /** Of a busy machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Path FOLDER = Path.of(System.getProperty("it.directory", "target/it"));

  private final String name;
  private final int port;
  private final int adminPort;
  private final Map<String, String> environment = new HashMap<>(System.getenv());
  private ProcessHandle process;

  Node(String name, int port, int adminPort) {
    this.name = name;
    this.port = port;
    this.adminPort = adminPort;
    environment.put("GATEHOUSE_DATA_DIR", data().toString());
    environment.put("GATEHOUSE_DRAIN_FILE", data().resolve("draining").toString());
    // The tests' proxy checks no node.
    environment.put("GATEHOUSE_DRAIN_SECONDS", "0");
  }

  /** Puts a WAR where this server has its application; the server must not run. */
  public abstract void install(Path war);

  /** Starts the process of the server. */
  abstract ProcessHandle launch() throws IOException;

  /** Asks the server to end what it does, and then to end. */
  abstract void end();

  /** The file into which the server logs. */
  abstract Path logFile();

  /** The port at which MicroProfile Health answers. */
  abstract int healthPort();

  public final String name() {
    return name;
  }

  /** The port at which readers reach this node. */
  public final int port() {
    return port;
  }

  final int adminPort() {
    return adminPort;
  }

  /** A client without cookies that reaches one host at this node. */
  public final Http at(String host) {
    return new Http(host).through(port);
  }

  /** The same browser, cookies included, at this node. */
  public final Http on(Http browser) {
    return browser.through(port);
  }

  /** The admin API of this node. */
  public final AdminApi admin() {
    return new AdminApi().through(port);
  }

  /** Sets an environment variable for the next start; {@code null} removes it. */
  public final void set(String variable, String value) {
    if (value == null) {
      environment.remove(variable);
    } else {
      environment.put(variable, value);
    }
  }

  final Map<String, String> environment() {
    return environment;
  }

  /** Starts the server; it is ready when this returns. */
  public final void start() {
    begin();
    awaitReady();
  }

  /** Starts the server and does not wait until it is ready. */
  public final void begin() {
    if (isRunning()) {
      throw new IllegalStateException(name + " runs already");
    }
    try {
      Files.createDirectories(data());
      process = launch();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " was not started", e);
    }
    Watchdog.watch(process.pid());
  }

  /**
   * Waits until the node is ready.
   *
   * @throws AssertionError with the end of the node's log when it ended, or does not come to it
   */
  public final void awaitReady() {
    try {
      eventually(
          name + " is ready",
          () -> {
            if (!isRunning()) {
              throw new AssertionError(name + " ended");
            }
            return isReady();
          });
    } catch (AssertionError e) {
      String log = log();
      throw new AssertionError(
          e.getMessage() + "; its log ends: " + log.substring(Math.max(0, log.length() - 4000)), e);
    }
  }

  /** Whether the server's process lives. */
  public final boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** Whether load balancers would send requests here. */
  public final boolean isReady() {
    try {
      var answer = new Http("localhost").onPort(healthPort()).get("/health/ready");
      return answer.status() == 200 && answer.body().contains("\"database\"");
    } catch (UncheckedIOException notThereYet) {
      return false;
    }
  }

  /** Takes the node out of service before {@link #stop}, where that does not do so itself. */
  public void drain() {}

  /** Stops the server as an operator does; it is gone when this returns. */
  public final void stop() {
    end();
    gone();
  }

  /** Kills the server's process, which gets to know nothing of it: {@code kill -9}. */
  public final void kill() {
    process.destroyForcibly();
    gone();
  }

  private void gone() {
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(name + " does not end", e);
    }
    Watchdog.forget(process.pid());
  }

  final ProcessHandle process() {
    return process;
  }

  /** What the server has logged since it was made, its restarts included. */
  public final String log() {
    try {
      return Files.exists(logFile()) ? Files.readString(logFile()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets this node's clock ahead of the machine's, or behind it; needs the tests' clock. */
  public final void setAhead(Duration ahead) {
    StoppableTime.setAhead(data(), ahead);
  }

  /** Stops this node's clock at a moment, to the millisecond; needs the tests' clock. */
  public final void stopClockAt(Instant moment) {
    StoppableTime.stopAt(data(), moment);
  }

  /** Lets this node's clock run again. */
  public final void runClock() {
    StoppableTime.run(data());
  }

  private Path data() {
    return FOLDER.toAbsolutePath().resolve("data-" + name);
  }

  /** A folder for what the tests of several nodes write. */
  static Path folder() {
    return FOLDER.toAbsolutePath();
  }

  @Override
  public String toString() {
    return name;
  }
}
