package dev.gatehouse.outgoing;

import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.thread.ThreadPools;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Short calls to providers, for which a request may wait. {@link ProviderHosts} decides where they
 * go. The time that a caller waits is not counted as time of the database, and nothing of the
 * database is held meanwhile.
 */
@ApplicationScoped
public class OutgoingCalls {
  /** In bytes; Microsoft Entra's key set, a large one, has 20,000. */
  public static final int LARGEST = 256 * 1024;

  /** The longest time also bounds the look-up of the host's name. */
  private static final CallClient.Limits LIMITS =
      new CallClient.Limits(Duration.ofSeconds(3), Duration.ofSeconds(5), LARGEST, true);

  /** A call keeps a thread, and its place, until the name is looked up and the answer is there. */
  private static final int MOST = 48;

  private static final CallPlaces.Bounds BOUNDS = new CallPlaces.Bounds(MOST, 16, 12);

  /** As long as a place is waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** For the client's own work, which waits for nobody. */
  private static final int CLIENT_THREADS = 4;

  /** Old answers are renewed so many at once. */
  private static final int BACKGROUND_THREADS = 4;

  @Inject ProviderHosts hosts;
  @Resource ManagedThreadFactory factory;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transactions;

  private final CallPlaces places = new CallPlaces(BOUNDS, PATIENCE);
  private List<ThreadPoolExecutor> pools = List.of();
  private ThreadPoolExecutor callers;
  private ThreadPoolExecutor background;
  private volatile CallClient client;

  /** With the application: on Payara, a thread remembers the request that started it. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
    pools.forEach(ThreadPoolExecutor::prestartAllCoreThreads);
  }

  @PostConstruct
  void open() {
    open(factory);
  }

  void open(ThreadFactory threads) {
    ThreadPoolExecutor ofClient = ThreadPools.fixed(CLIENT_THREADS, threads);
    callers = ThreadPools.fixed(MOST, threads);
    background = ThreadPools.fixed(BACKGROUND_THREADS, threads);
    pools = List.of(background, callers, ofClient);
    client = new CallClient(LIMITS, ofClient);
  }

  @PreDestroy
  void close() {
    client = null;
    background.getQueue().clear();
    ThreadPools.outlast(LIMITS.longest(), pools);
  }

  int underWay() {
    return places.taken();
  }

  /** For calls that no request waits for. */
  public Executor background() {
    return background;
  }

  /**
   * Gets what an address has.
   *
   * @param site the number of the site for which it is asked
   * @param headers such as {@code Accept} and {@code Authorization}, by their names
   * @return whatever the status is
   * @throws CallFailed if nothing came in time, or nothing may be asked there
   */
  public Reply get(long site, URI uri, Map<String, String> headers) throws CallFailed {
    return call(site, uri, headers, HttpRequest.newBuilder().GET());
  }

  /**
   * Posts a form. Parameters are those of {@link #get}.
   *
   * @param form each field once
   */
  public Reply post(long site, URI uri, Map<String, String> headers, Map<String, String> form)
      throws CallFailed {
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return call(
        site,
        uri,
        headers,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Reply call(long site, URI uri, Map<String, String> headers, HttpRequest.Builder request)
      throws CallFailed {
    requireNothingOfTheDatabase();
    Optional<String> objection = hosts.objection(uri.toString());
    if (objection.isPresent()) {
      throw new CallFailed(objection.get());
    }
    prepare(request, uri, headers);
    return Database.aside(() -> waitFor(begun(site, uri, request)));
  }

  private Future<Reply> begun(long site, URI uri, HttpRequest.Builder request) throws CallFailed {
    CallPlaces.Place place = places.take(site, uri);
    try {
      return callers.submit(() -> inPlace(place, uri, request));
    } catch (RejectedExecutionException e) {
      places.free(place);
      throw new CallFailed("Gatehouse is stopping");
    }
  }

  /**
   * A provider that is slow would use up the connections and the threads that all sites share.
   *
   * @throws IllegalStateException if the caller has a transaction or a place at the database, which
   *     is a fault of the program
   */
  private void requireNothingOfTheDatabase() {
    if (Database.hasDeadline()
        || transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
      throw new IllegalStateException("another server is called within work on the database");
    }
  }

  private static void prepare(HttpRequest.Builder request, URI uri, Map<String, String> headers)
      throws CallFailed {
    try {
      headers.forEach(request.uri(uri)::header);
    } catch (IllegalArgumentException e) {
      // Its message quotes the header, which may be a token.
      throw new CallFailed("a header has characters that cannot be sent");
    }
  }

  private Reply inPlace(CallPlaces.Place place, URI uri, HttpRequest.Builder request)
      throws CallFailed {
    try {
      Optional<String> refusal = hosts.refusal(uri);
      if (refusal.isPresent()) {
        throw new CallFailed(refusal.get());
      }
      CallClient current = client;
      if (current == null) {
        throw new CallFailed("Gatehouse is stopping");
      }
      return current.send(request);
    } finally {
      places.free(place);
    }
  }

  private static Reply waitFor(Future<Reply> answer) throws CallFailed {
    try {
      return answer.get(LIMITS.longest().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new CallFailed(LIMITS.late());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CallFailed failed) {
        throw failed;
      }
      throw new IllegalStateException("the call failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallFailed("interrupted");
    }
  }
}
