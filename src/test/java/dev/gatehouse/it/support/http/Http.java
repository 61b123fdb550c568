package dev.gatehouse.it.support.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * A client for one host name of the server under test. It connects to the loopback address and only
 * names the host, for Java does not resolve names under {@code localhost}; it follows no redirect,
 * and keeps cookies only when asked to. Headers are given as name, value, name, value.
 */
public final class Http {
  static {
    // Read once, by the first client of this JVM.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  /** Of a busy machine; no test is about how fast an answer comes. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  private final String host;
  private final int port;
  private final int peer;
  private final CookieJar cookies;

  /** Of the connections over TLS; {@code null} for a client without. */
  private final HttpClient secure;

  /** A client for this host, the server's port following by itself. */
  public Http(String host) {
    this(host, port(), port(), null, null);
  }

  private Http(String host, int port, int peer, CookieJar cookies, HttpClient secure) {
    this.host = host;
    this.secure = secure;
    this.port = port;
    this.peer = peer;
    this.cookies = cookies;
  }

  /** The port at which the server under test listens. */
  public static int port() {
    return Integer.getInteger("it.http.port", 8080);
  }

  /** The same host with a cookie jar of its own. */
  public Http keepingCookies() {
    return new Http(host, port, peer, new CookieJar(), secure);
  }

  /** The same host at another port, without cookies. */
  public Http onPort(int other) {
    return new Http(host, other, other, null, null);
  }

  /**
   * The same client, cookies included, whose requests go to another port than the one that they
   * name: where a proxy sends them to one of several nodes.
   */
  public Http through(int other) {
    return new Http(host, port, other, cookies, secure);
  }

  /** The same client, cookies included, over HTTPS by the proxy at this port. */
  public Http secured(int proxy) {
    return new Http(host, proxy, proxy, cookies, Tls.client(host));
  }

  /** The cookies kept so far, by name; empty for a client that keeps none. */
  public Map<String, String> cookies() {
    return cookies == null ? Map.of() : cookies.all();
  }

  /** Sets a cookie as if the server had; only for a client that keeps cookies. */
  public Http withCookie(String name, String value) {
    cookies.put(name, value);
    return this;
  }

  /** Scheme, host and port as they stand in the server's own links. */
  public String origin() {
    return scheme() + host + ":" + port;
  }

  private String scheme() {
    return secure == null ? "http://" : "https://";
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  public Answer head(String path, String... headers) {
    return send("HEAD", path, null, headers);
  }

  public Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  /** Posts as an HTML form does. */
  public Answer form(String path, Map<String, String> fields, String... headers) {
    String body =
        fields.entrySet().stream()
            .map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()))
            .collect(joining("&"));
    return send(
        "POST", path, body, with("Content-Type", "application/x-www-form-urlencoded", headers));
  }

  public Answer json(String method, String path, String body, String... headers) {
    return send(method, path, body, with("Content-Type", "application/json", headers));
  }

  /** Sends any method; {@code body} may be {@code null}; the path must be encoded already. */
  public Answer send(String method, String path, String body, String... headers) {
    return exchange(
        method,
        path,
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
        headers);
  }

  /** Posts bytes that are no text. */
  public Answer postBytes(String path, byte[] body, String... headers) {
    return exchange("POST", path, BodyPublishers.ofByteArray(body), headers);
  }

  private Answer exchange(String method, String path, BodyPublisher body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(scheme() + "127.0.0.1:" + peer + path))
            .timeout(PATIENCE)
            .header("Host", host + ":" + port);
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    if (cookies != null && !cookies.all().isEmpty()) {
      request.setHeader("Cookie", cookies.header());
    }
    request.method(method, body);
    Answer answer = new Answer(exchange(secure == null ? CLIENT : secure, request.build()));
    if (cookies != null) {
      cookies.keep(answer.headers("Set-Cookie"));
    }
    return answer;
  }

  /** A value as it stands in a query or a form. */
  public static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  /** What such a value says. */
  public static String decoded(String value) {
    return URLDecoder.decode(value, UTF_8);
  }

  private static HttpResponse<String> exchange(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String[] with(String name, String value, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = name;
    all[1] = value;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return all;
  }
}
