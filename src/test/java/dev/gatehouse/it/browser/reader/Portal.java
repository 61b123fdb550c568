package dev.gatehouse.it.browser.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.gatehouse.it.browser.SecureWeb;
import dev.gatehouse.it.support.http.Http;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A company's app on another registrable domain than its help center: a page with a test's markup,
 * and a login that redirects at once if the reader is signed in to the app.
 */
public final class Portal implements HttpHandler {
  final String origin;
  public final String loginUrl;
  final String logoutUrl;
  private volatile UnaryOperator<String> wayBack;
  private volatile boolean knowsReader;
  private volatile String page = "";

  public Portal(String host) {
    origin = SecureWeb.running().origin(host);
    loginUrl = origin + "/login";
    logoutUrl = origin + "/goodbye";
    SecureWeb.running().run(host, this);
  }

  /** Sets the backend that signs people in. */
  public void signInBy(Backend one) {
    signInBy(sent -> one.wayBack(parameters(sent)));
  }

  /** Sets where people go who signed in, by the query of the help center's redirect. */
  void signInBy(UnaryOperator<String> way) {
    wayBack = way;
  }

  /** Sets whether the reader is signed in to the app, which then redirects at once. */
  public void knowReader(boolean known) {
    knowsReader = known;
  }

  /** Sets the markup of its page. */
  void show(String markup) {
    page = markup;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String query = exchange.getRequestURI().getRawQuery();
    switch (path) {
      case "/login" -> login(exchange, query);
      case "/goodbye" -> html(exchange, "<h1>Goodbye</h1>");
      case "/" -> html(exchange, page);
      default -> exchange.sendResponseHeaders(404, -1);
    }
  }

  private void login(HttpExchange exchange, String query) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      redirect(exchange, 303, wayBack.apply(query));
    } else if (knowsReader) {
      redirect(exchange, 302, wayBack.apply(query));
    } else {
      html(exchange, "<form method='post'><button>Sign in to the portal</button></form>");
    }
  }

  private static void redirect(HttpExchange exchange, int status, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(status, -1);
  }

  private static void html(HttpExchange exchange, String markup) throws IOException {
    byte[] body =
        ("<!DOCTYPE html><html lang='en'><title>Portal</title><link rel='icon' href='data:,'>"
                + markup)
            .getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  static Map<String, String> parameters(String query) {
    Map<String, String> all = new HashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      String[] parts = pair.split("=", 2);
      all.put(Http.decoded(parts[0]), parts.length == 2 ? Http.decoded(parts[1]) : "");
    }
    return all;
  }
}
