package dev.gatehouse.it.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.gatehouse.it.browser.reader.Proxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * All hosts under {@code .test} as {@link Chromium} sees them, over HTTPS: pages of the companies
 * that a test lets run there, and for every other host the server under test behind a proxy.
 */
public final class SecureWeb implements HttpHandler {
  private static SecureWeb running;

  private final HttpsServer server;
  private final HttpHandler proxy = new Proxy();
  private final Map<String, HttpHandler> apps = new ConcurrentHashMap<>();

  private SecureWeb() throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(SelfSigned.context()));
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "secure web");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this);
    server.start();
  }

  /** The one of this JVM. */
  public static synchronized SecureWeb running() {
    if (running == null) {
      try {
        running = new SecureWeb();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return running;
  }

  /** Scheme, host and port as browsers ask for them. */
  public String origin(String host) {
    return "https://" + host + ":" + server.getAddress().getPort();
  }

  /** Lets a company's own pages run at a host. */
  public void run(String host, HttpHandler app) {
    apps.put(host, app);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String host = exchange.getRequestHeaders().getFirst("Host").replaceFirst(":\\d+$", "");
    try (exchange) {
      apps.getOrDefault(host, proxy).handle(exchange);
    }
  }
}
