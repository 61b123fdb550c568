package dev.gatehouse.it.support.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver of web hooks in this process, which can be told to refuse, and to go away. */
public final class Receiver implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Received> accepted = new CopyOnWriteArrayList<>();
  private final List<Received> refused = new CopyOnWriteArrayList<>();
  private final int port;
  private HttpServer server;
  private volatile int status = 204;

  /** A request that came. */
  public record Received(String id, String timestamp, String signatures, byte[] body) {
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Whether one of the signatures is right, by code that shares nothing with Gatehouse's. */
    public boolean isSignedWith(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(
            new SecretKeySpec(
                Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), "HmacSHA256"));
        String text = id + "." + timestamp + "." + new String(body, StandardCharsets.UTF_8);
        String expected =
            "v1,"
                + Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        return Arrays.stream(signatures.split(" "))
            .anyMatch(one -> MessageDigest.isEqual(one.getBytes(), expected.getBytes()));
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }
  }

  public Receiver() {
    open(0);
    port = server.getAddress().getPort();
  }

  private void open(int at) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange call) throws IOException {
    Received received =
        new Received(
            call.getRequestHeaders().getFirst("webhook-id"),
            call.getRequestHeaders().getFirst("webhook-timestamp"),
            call.getRequestHeaders().getFirst("webhook-signature"),
            call.getRequestBody().readAllBytes());
    int answered = status;
    (answered < 300 ? accepted : refused).add(received);
    if (answered == 302) {
      call.getResponseHeaders().add("Location", url() + "/elsewhere");
    }
    byte[] text = "<b>status</b> is here".getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(answered, answered == 204 ? -1 : text.length);
    if (answered != 204) {
      call.getResponseBody().write(text);
    }
    call.close();
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Answers with another status from now on. */
  public void answers(int code) {
    status = code;
  }

  /** The port refuses connections. */
  public void goDown() {
    server.stop(0);
  }

  public void comeBack() {
    open(port);
  }

  /** The requests that were answered 2xx, in order. */
  public List<Received> accepted() {
    return List.copyOf(accepted);
  }

  /** The requests that were answered otherwise, in order. */
  public List<Received> refused() {
    return List.copyOf(refused);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
