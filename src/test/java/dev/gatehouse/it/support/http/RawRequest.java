package dev.gatehouse.it.support.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A request as it goes over the wire, for what no HTTP library would send. */
public final class RawRequest {
  private static final int PATIENCE_MILLIS = 120_000;

  private final String line;
  private final List<String> headers = new ArrayList<>();

  private RawRequest(String line) {
    this.line = line;
  }

  /**
   * @param target path and query, unencoded or not
   */
  public static RawRequest of(String method, String target) {
    return new RawRequest(method + " " + target + " HTTP/1.1");
  }

  /** A GET to a host, with the port of the server under test. */
  public static RawRequest get(String host, String target) {
    return of("GET", target).with("Host", host + ":" + Http.port());
  }

  /** The same with one more header line. */
  public RawRequest with(String header, String value) {
    headers.add(header + ": " + value);
    return this;
  }

  /** What was answered; the status line comes first and the body, as it was sent, last. */
  public record Received(List<String> head, String body) {
    public int status() {
      return Integer.parseInt(head.get(0).split(" ")[1]);
    }

    /** The first header of this name, or {@code null}. */
    public String header(String name) {
      return headers(name).stream().findFirst().orElse(null);
    }

    /** All headers of this name. */
    public List<String> headers(String name) {
      return head.stream()
          .filter(text -> text.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(text -> text.substring(name.length() + 1).trim())
          .toList();
    }
  }

  /** Sends it, and waits until the server closes the connection. */
  public Received send() {
    String head = line + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket("127.0.0.1", Http.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String[] parts = all.split("\r\n\r\n", 2);
      return new Received(Arrays.asList(parts[0].split("\r\n")), parts.length > 1 ? parts[1] : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
