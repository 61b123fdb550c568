package dev.gatehouse.outgoing;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Sends requests and waits for a bounded time. It follows no redirects, since they lead elsewhere;
 * who calls checks first where to.
 */
public final class CallClient {
  private final HttpClient client;
  private final Limits limits;

  /**
   * How much a call may take.
   *
   * @param connect for the connection
   * @param longest from the first byte sent to the last one received
   * @param most how many bytes of a body are read
   * @param refusesLonger whether a longer body is a failure; otherwise its beginning is the answer
   */
  public record Limits(Duration connect, Duration longest, int most, boolean refusesLonger) {
    /** Why there is no answer once the longest time is over. */
    String late() {
      return "no answer within " + longest.toSeconds() + " seconds";
    }
  }

  /**
   * Makes the client, whose own thread ends once nothing refers to the client any more: Java 17
   * cannot close it.
   *
   * @param executor for the client's work, to be shut down by the caller
   */
  public CallClient(Limits limits, Executor executor) {
    this.limits = limits;
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    // The client's thread would keep the application's class loader.
    thread.setContextClassLoader(null);
    try {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(limits.connect())
              .proxy(new LoopbackProxy(ProxySelector.getDefault()))
              .executor(executor)
              .build();
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  /**
   * Sends a request.
   *
   * @return whatever the status is
   * @throws CallFailed if nothing came in time
   */
  public Reply send(HttpRequest.Builder prepared) throws CallFailed {
    HttpRequest request =
        prepared.timeout(limits.longest()).header("User-Agent", "Gatehouse").build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request, information -> new LimitedBody(limits.most(), limits.refusesLonger()));
    try {
      HttpResponse<byte[]> response =
          answer.get(limits.longest().toMillis(), TimeUnit.MILLISECONDS);
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new Reply(response.statusCode(), type, response.body());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new CallFailed(limits.late());
    } catch (ExecutionException e) {
      throw new CallFailed(why(e.getCause()));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new CallFailed("interrupted");
    }
  }

  /** In our own words: messages of exceptions can quote what was sent. */
  private String why(Throwable thrown) {
    if (thrown instanceof LimitedBody.TooLarge) {
      return "the answer is longer than " + limits.most() / 1024 + " KiB";
    }
    if (thrown instanceof HttpConnectTimeoutException) {
      return "no connection within " + limits.connect().toSeconds() + " seconds";
    }
    if (thrown instanceof HttpTimeoutException) {
      return limits.late();
    }
    if (thrown instanceof ConnectException) {
      return "the connection was refused";
    }
    if (thrown instanceof SSLException) {
      return "no secure connection; its certificate may not be valid for this host";
    }
    return thrown instanceof IOException
        ? "the connection broke"
        : "failed: " + thrown.getClass().getSimpleName();
  }
}
