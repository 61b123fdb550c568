package dev.gatehouse.outgoing;

import dev.gatehouse.storage.thread.ThreadPools;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/**
 * Short calls to providers, for which a request may wait. {@link ProviderHosts} decides where they
 * go; redirects are not followed, since they lead elsewhere.
 */
@ApplicationScoped
public class OutgoingCalls {
  /** In bytes; Microsoft Entra's key set, a large one, has 20,000. */
  public static final int LARGEST = 256 * 1024;

  private static final Duration CONNECT = Duration.ofSeconds(3);

  /** From the first byte sent to the last one received. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** Each call keeps a thread of the server; a provider that is slow must not take them all. */
  private static final int MOST = 24;

  private static final int THREADS = 4;

  @Inject ProviderHosts hosts;
  @Resource ManagedThreadFactory factory;

  private final Semaphore places = new Semaphore(MOST);
  private ThreadPoolExecutor pool;
  private volatile HttpClient client;

  /** With the application: on Payara, a thread remembers the request that started it. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
    pool.prestartAllCoreThreads();
  }

  @PostConstruct
  void open() {
    open(factory);
  }

  /** The client's own thread ends once nothing refers to the client: Java 17 cannot close it. */
  void open(ThreadFactory threads) {
    pool = ThreadPools.fixed(THREADS, threads);
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    // The client's thread would keep the application's class loader.
    thread.setContextClassLoader(null);
    try {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(CONNECT)
              .proxy(new LoopbackProxy(ProxySelector.getDefault()))
              .executor(pool)
              .build();
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  @PreDestroy
  void close() {
    client = null;
    ThreadPools.outlast(LONGEST, List.of(pool));
  }

  /**
   * Gets what an address has.
   *
   * @param headers such as {@code Accept} and {@code Authorization}, by their names
   * @return whatever the status is
   * @throws CallFailed if nothing came in time, or nothing may be asked there
   */
  public Reply get(URI uri, Map<String, String> headers) throws CallFailed {
    return call(uri, headers, HttpRequest.newBuilder().GET());
  }

  /**
   * Posts a form. Parameters are those of {@link #get}.
   *
   * @param form each field once
   */
  public Reply post(URI uri, Map<String, String> headers, Map<String, String> form)
      throws CallFailed {
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return call(
        uri,
        headers,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Reply call(URI uri, Map<String, String> headers, HttpRequest.Builder request)
      throws CallFailed {
    Optional<String> objection = hosts.objection(uri.toString()).or(() -> hosts.refusal(uri));
    if (objection.isPresent()) {
      throw new CallFailed(objection.get());
    }
    HttpClient current = client;
    if (current == null) {
      throw new CallFailed("Gatehouse is stopping");
    }
    if (!places.tryAcquire()) {
      throw new CallFailed("too many calls are under way");
    }
    try {
      request.uri(uri).timeout(LONGEST).header("User-Agent", "Gatehouse");
      headers.forEach(request::header);
      return send(current, request.build());
    } finally {
      places.release();
    }
  }

  private static Reply send(HttpClient client, HttpRequest request) throws CallFailed {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, information -> new LimitedBody(LARGEST));
    try {
      HttpResponse<byte[]> response = answer.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new Reply(response.statusCode(), type, response.body());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw late();
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new CallFailed("interrupted");
    }
  }

  private static CallFailed late() {
    return new CallFailed("no answer within " + LONGEST.toSeconds() + " seconds");
  }

  /** In our own words: messages of exceptions can quote what was sent. */
  private static CallFailed failed(Throwable thrown) {
    if (thrown instanceof LimitedBody.TooLarge) {
      return new CallFailed("the answer is longer than " + LARGEST / 1024 + " KiB");
    }
    if (thrown instanceof HttpConnectTimeoutException) {
      return new CallFailed("no connection within " + CONNECT.toSeconds() + " seconds");
    }
    if (thrown instanceof HttpTimeoutException) {
      return late();
    }
    if (thrown instanceof ConnectException) {
      return new CallFailed("the connection was refused");
    }
    return thrown instanceof SSLException
        ? new CallFailed("no secure connection: is the certificate valid for this host?")
        : new CallFailed("the connection broke");
  }
}
