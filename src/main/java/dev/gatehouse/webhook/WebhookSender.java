package dev.gatehouse.webhook;

import dev.gatehouse.outgoing.Destinations;
import dev.gatehouse.text.TokenMask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Posts one signed message and waits for the receiver's answer. */
@ApplicationScoped
public class WebhookSender {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Connecting, sending and the answer's first bytes take so long at most. */
  public static final Duration LONGEST = Duration.ofSeconds(10);

  private static final int SHOWN = 120;
  private static final int FIRST_ERROR = 300;

  @Inject Destinations destinations;
  @Inject Clock clock;

  private volatile HttpClient client;

  /**
   * How a receiver answered.
   *
   * @param status the HTTP status, or 0 if there was no answer
   * @param text the status, or why there was no answer
   * @param excerpt harmless characters of the body's beginning
   */
  public record Receipt(int status, String text, String excerpt) {
    public boolean accepted() {
      return status >= 200 && status < FIRST_ERROR;
    }

    private static Receipt none(String why) {
      return new Receipt(0, why, "");
    }
  }

  /**
   * Makes the client, whose own thread ends once nothing refers to the client any more: Java 17
   * cannot close it.
   *
   * @param executor for the client's work, to be shut down by the caller
   */
  public void start(Executor executor) {
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
              .executor(executor)
              .build();
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  public void stop() {
    client = null;
  }

  /**
   * Posts a message.
   *
   * @param id the same for the same message, so that a receiver can tell it came before
   * @param secrets each signs
   */
  public Receipt send(Webhook webhook, List<WebhookSecret> secrets, String id, byte[] body) {
    HttpClient current = client;
    if (current == null) {
      return Receipt.none("Gatehouse is starting or stopping");
    }
    URI uri = URI.create(webhook.getSettings().getUrl());
    Optional<String> refusal = destinations.refusal(uri, webhook.isOwnNetwork());
    if (refusal.isPresent()) {
      return Receipt.none(refusal.get());
    }
    Instant now = clock.instant();
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(LONGEST)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Gatehouse")
            .header("webhook-id", id)
            .header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
            .header(
                "webhook-signature",
                String.join(" ", secrets.stream().map(s -> s.sign(id, now, body)).toList()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return send(current, request);
  }

  private static Receipt send(HttpClient client, HttpRequest request) {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, information -> new Beginning());
    try {
      HttpResponse<String> response = answer.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      int status = response.statusCode();
      return new Receipt(status, "HTTP " + status, harmless(response.body()));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return Receipt.none("no answer within " + LONGEST.toSeconds() + " seconds");
    } catch (ExecutionException e) {
      return Receipt.none(why(e.getCause()));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return Receipt.none("interrupted");
    }
  }

  /** In our own words: messages of exceptions can quote what the receiver sent. */
  private static String why(Throwable thrown) {
    if (thrown instanceof HttpConnectTimeoutException) {
      return "no connection within " + CONNECT.toSeconds() + " seconds";
    }
    if (thrown instanceof HttpTimeoutException) {
      return "no answer within " + LONGEST.toSeconds() + " seconds";
    }
    if (thrown instanceof ConnectException) {
      return "the connection was refused";
    }
    if (thrown instanceof SSLException) {
      return "no secure connection: is the certificate valid for this host?";
    }
    return thrown instanceof IOException
        ? "the connection broke"
        : "failed: " + thrown.getClass().getSimpleName();
  }

  private static String harmless(String body) {
    return TokenMask.masked(body.replaceAll("[^A-Za-z0-9.,:;!?()_-]+", " ").trim());
  }

  /** Reads the beginning of a body and drops the rest, however long it is. */
  private static final class Beginning implements BodySubscriber<String> {
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private final StringBuilder read = new StringBuilder();
    private Flow.Subscription subscription;

    @Override
    public CompletionStage<String> getBody() {
      return text;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        CharSequence piece = StandardCharsets.UTF_8.decode(buffer);
        read.append(piece, 0, Math.min(SHOWN, piece.length()));
      }
      if (read.length() >= SHOWN) {
        subscription.cancel();
        text.complete(read.substring(0, SHOWN));
      }
    }

    @Override
    public void onError(Throwable thrown) {
      text.completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
      text.complete(read.toString());
    }
  }
}
