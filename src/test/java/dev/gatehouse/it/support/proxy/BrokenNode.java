package dev.gatehouse.it.support.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A node that says it is ready, and fails where the path asks it to. */
public final class BrokenNode implements AutoCloseable {
  private final ServerSocket server;

  public BrokenNode() {
    try {
      server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "broken node");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket caller = server.accept()) {
        String answer = answer(pathOf(caller.getInputStream()));
        caller.getOutputStream().write(answer.getBytes(ISO_8859_1));
        caller.getOutputStream().flush();
      } catch (IOException gone) {
        continue;
      }
    }
  }

  /** Reads the whole head, so that closing the connection does not reset it. */
  private static String pathOf(InputStream from) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int c = from.read(); c >= 0 && head.indexOf("\r\n\r\n") < 0; c = from.read()) {
      head.append((char) c);
      if (head.indexOf("\r\n\r\n") >= 0) {
        break;
      }
    }
    return head.toString().replaceFirst("(?s)^\\S+ ([^? ]*).*", "$1");
  }

  private static String answer(String path) {
    return switch (path) {
      case "/hang-up" -> "";
      case "/nonsense" -> "this is no HTTP\r\n\r\n";
      case "/long-head" ->
          "HTTP/1.1 200 OK\r\nX-Long: " + "x".repeat(200_000) + "\r\nContent-Length: 0\r\n\r\n";
      case "/breaks-off" -> "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nnot all of it";
      default -> "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nOK";
    };
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
