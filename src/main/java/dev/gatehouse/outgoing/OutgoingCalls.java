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
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Collectors;

/**
 * Short calls to providers, for which a request may wait. {@link ProviderHosts} decides where they
 * go.
 */
@ApplicationScoped
public class OutgoingCalls {
  /** In bytes; Microsoft Entra's key set, a large one, has 20,000. */
  public static final int LARGEST = 256 * 1024;

  private static final CallClient.Limits LIMITS =
      new CallClient.Limits(Duration.ofSeconds(3), Duration.ofSeconds(5), LARGEST, true);

  /** Each call keeps a thread of the server; a provider that is slow must not take them all. */
  private static final int MOST = 24;

  private static final int THREADS = 4;

  @Inject ProviderHosts hosts;
  @Resource ManagedThreadFactory factory;

  private final Semaphore places = new Semaphore(MOST);
  private ThreadPoolExecutor pool;
  private volatile CallClient client;

  /** With the application: on Payara, a thread remembers the request that started it. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
    pool.prestartAllCoreThreads();
  }

  @PostConstruct
  void open() {
    open(factory);
  }

  void open(ThreadFactory threads) {
    pool = ThreadPools.fixed(THREADS, threads);
    client = new CallClient(LIMITS, pool);
  }

  @PreDestroy
  void close() {
    client = null;
    ThreadPools.outlast(LIMITS.longest(), List.of(pool));
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
    CallClient current = client;
    if (current == null) {
      throw new CallFailed("Gatehouse is stopping");
    }
    if (!places.tryAcquire()) {
      throw new CallFailed("too many calls are under way");
    }
    try {
      headers.forEach(request.uri(uri)::header);
      return current.send(request);
    } finally {
      places.release();
    }
  }
}
