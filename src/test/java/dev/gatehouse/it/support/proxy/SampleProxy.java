package dev.gatehouse.it.support.proxy;

import static dev.gatehouse.it.support.http.Eventually.eventually;

import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.Program;
import dev.gatehouse.it.support.server.Watchdog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A proxy that terminates TLS in front of two nodes, as its sample in {@code server-config} says:
 * the test replaces ports, folders and certificates only, and the program checks the file first.
 */
public abstract class SampleProxy {
  /** A custom domain of a site, with a certificate of its own. */
  public static final String CUSTOM_DOMAIN = Certificates.CUSTOM;

  final Path folder;
  final int httpPort = freePort();
  final int tlsPort = freePort();

  /** For the proxy's calls to itself, if it makes any. */
  final int innerPort = freePort();

  private final String name;
  private final String program;
  private Process process;

  SampleProxy(String name, String program, Path parent) {
    this.name = name;
    this.program = program;
    folder = parent.resolve(name).toAbsolutePath();
  }

  /** One of each kind, started in front of two nodes at these ports of this machine. */
  public static List<SampleProxy> inFrontOf(Path parent, int first, int second) {
    return started(
        List.of(new Nginx(parent), new HaProxy(parent), new Apache(parent), new Caddy(parent)),
        parent,
        first,
        second);
  }

  /** One of each kind, started in front of a company's own pages, whatever its host. */
  public static List<SampleProxy> gates(Path parent, OwnPages pages, int first, int second) {
    return started(Gates.all(parent, pages, null), parent, first, second);
  }

  /** One of each kind, in front of the pages of the site with this host, as the samples are. */
  public static List<SampleProxy> gatesOf(
      String host, Path parent, OwnPages pages, int first, int second) {
    return started(Gates.all(parent, pages, host), parent, first, second);
  }

  private static List<SampleProxy> started(
      List<SampleProxy> all, Path parent, int first, int second) {
    all.forEach(proxy -> Program.named(proxy.program, proxy.name));
    Certificates certificates = Certificates.in(parent);
    try {
      all.forEach(proxy -> proxy.start(certificates, List.of(first, second)));
    } catch (RuntimeException | Error e) {
      all.forEach(SampleProxy::stop);
      throw e;
    }
    return all;
  }

  /** Writes the sample and what Debian's package would have around it. */
  abstract void write(Certificates certificates, List<String> nodes) throws IOException;

  /** The command by which the program checks its configuration. */
  abstract List<String> check();

  /** The command that runs it in the foreground. */
  abstract List<String> run();

  private void start(Certificates certificates, List<Integer> nodes) {
    try {
      Files.createDirectories(logs());
      write(certificates, nodes.stream().map(port -> "127.0.0.1:" + port).toList());
      int status = command(check()).start().waitFor();
      if (status != 0) {
        throw new AssertionError(name + " refuses its sample: " + logged());
      }
      process = command(run()).start();
      Watchdog.watch(process.pid());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    eventually(name + " listens", () -> isUp());
  }

  private boolean isUp() {
    if (!process.isAlive()) {
      throw new AssertionError(name + " ended: " + logged());
    }
    try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), tlsPort)) {
      return probe.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private ProcessBuilder command(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(Stream.of(Program.named(program, name).toString()), command.stream())
                    .toList())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(logs().resolve("console.log").toFile()));
    builder.environment().put("XDG_DATA_HOME", folder.toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    return builder;
  }

  /** Where the sample's logs and the program's output go. */
  final Path logs() {
    return folder.resolve("log");
  }

  /** All that the program has written to any log. */
  public final String logged() {
    try (Stream<Path> files = Files.list(logs())) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.sorted().toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
      return all.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same browser, which comes through this proxy over HTTPS. */
  public final Http on(Http browser) {
    return browser.secured(tlsPort);
  }

  /** The same browser, which comes without TLS. */
  public final Http withoutTls(Http browser) {
    return browser.onPort(httpPort);
  }

  public final int tlsPort() {
    return tlsPort;
  }

  public final int httpPort() {
    return httpPort;
  }

  /** Ends it; nothing of it is left. */
  public final void stop() {
    if (process != null) {
      process.destroy();
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      Watchdog.forget(process.pid());
    }
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public final String toString() {
    return name;
  }
}
