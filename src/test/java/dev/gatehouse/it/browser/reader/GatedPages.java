package dev.gatehouse.it.browser.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/** A company's own pages behind a proxy that asks the server under test first, as Caddy does. */
final class GatedPages implements HttpHandler {
  private static final Pattern GATEHOUSES =
      Pattern.compile("/(sso|jwt|access|login|logout|auth)\\b.*");

  private static final String PAGE =
      "<!DOCTYPE html><html lang='en'><title>Manual</title><link rel='icon' href='data:,'>"
          + "<p>Begin here.<div style='height: 4000px'></div>"
          + "<h2 id='last-words'>Last words</h2><p>The end."
          + "<p><a href='/guide/next/?v=2#last-words'>Next page</a>";

  private final Proxy gatehouse = new Proxy();

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String uri = exchange.getRequestURI().toString();
    if (GATEHOUSES.matcher(uri).matches()) {
      gatehouse.handle(exchange);
      return;
    }
    HttpResponse<byte[]> verdict =
        gatehouse.ask(
            exchange,
            "/auth/verify",
            "GET",
            "X-Forwarded-Uri",
            uri,
            "X-Forwarded-Method",
            exchange.getRequestMethod());
    if (verdict.statusCode() != 204) {
      Proxy.pass(verdict, exchange);
      return;
    }
    byte[] body = PAGE.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }
}
