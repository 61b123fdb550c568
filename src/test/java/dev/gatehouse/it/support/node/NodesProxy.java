package dev.gatehouse.it.support.node;

import static dev.gatehouse.it.support.http.Eventually.eventually;

import dev.gatehouse.it.support.server.Program;
import dev.gatehouse.it.support.server.Watchdog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Debian's nginx in front of the nodes, which it takes in turn; it knows of none whether it is up.
 */
public final class NodesProxy implements AutoCloseable {
  /** Another node is asked only where a request may be sent twice, and this node refused it. */
  private static final String CONFIGURATION =
      """
      daemon off;
      worker_processes 1;
      pid nginx.pid;
      error_log error.log warn;
      events { worker_connections 256; }
      http {
        access_log off;
        client_body_temp_path temp/body;
        proxy_temp_path temp/proxy;
        fastcgi_temp_path temp/fastcgi;
        uwsgi_temp_path temp/uwsgi;
        scgi_temp_path temp/scgi;
        upstream gatehouse {
      %s  keepalive 16;
        }
        server {
          listen 127.0.0.1:%d;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_set_header Host $http_host;
          proxy_buffer_size 32k;
          proxy_buffers 8 32k;
          proxy_busy_buffers_size 64k;
          proxy_next_upstream error timeout http_503;
          location / { proxy_pass http://gatehouse; }
        }
      }
      """;

  private static final String SERVER = "    server 127.0.0.1:%d %s;%n";

  private final int port = free();
  private final Process process;

  private NodesProxy(List<Node> nodes) {
    String nginx = Program.named("nginx", "nginx").toString();
    Path folder = Node.folder().resolve("nginx");
    StringBuilder servers = new StringBuilder();
    for (Node node : nodes) {
      servers.append(SERVER.formatted(node.port(), "max_fails=3 fail_timeout=5s"));
    }
    // As in the sample for nginx: where all have failed lately, they are asked all the same.
    for (Node node : nodes) {
      servers.append(SERVER.formatted(node.port(), "max_fails=0 backup"));
    }
    try {
      Files.createDirectories(folder.resolve("temp"));
      Path file = folder.resolve("nginx.conf");
      Files.writeString(file, CONFIGURATION.formatted(servers, port));
      process =
          new ProcessBuilder(nginx, "-e", "error.log", "-p", folder + "/", "-c", file.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("nginx.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Watchdog.watch(process.pid());
    eventually("nginx listens", this::listens);
  }

  /** Starts nginx in front of these nodes. */
  public static NodesProxy inFrontOf(List<Node> nodes) {
    return new NodesProxy(nodes);
  }

  /** The port at which it listens. */
  public int port() {
    return port;
  }

  private boolean listens() {
    if (!process.isAlive()) {
      throw new AssertionError("nginx ended with " + process.exitValue());
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        throw new AssertionError("nginx does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    Watchdog.forget(process.pid());
  }

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
