package dev.gatehouse.webhook;

import dev.gatehouse.outgoing.CallClient;
import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.outgoing.Destinations;
import dev.gatehouse.outgoing.Reply;
import dev.gatehouse.text.TokenMask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Posts one signed message and waits for the receiver's answer. */
@ApplicationScoped
public class WebhookSender {
  /** Connecting, sending and the answer's first bytes take so long at most. */
  public static final Duration LONGEST = Duration.ofSeconds(10);

  /** Of the answer's body so many bytes are read and shown. */
  private static final int SHOWN = 120;

  private static final CallClient.Limits LIMITS =
      new CallClient.Limits(Duration.ofSeconds(5), LONGEST, SHOWN, false);

  private static final int FIRST_ERROR = 300;

  @Inject Destinations destinations;
  @Inject Clock clock;

  private volatile CallClient client;

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
   * Makes the client.
   *
   * @param executor for the client's work, to be shut down by the caller
   */
  public void start(Executor executor) {
    client = new CallClient(LIMITS, executor);
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
    CallClient current = client;
    if (current == null) {
      return Receipt.none("Gatehouse is starting or stopping");
    }
    URI uri = URI.create(webhook.getSettings().getUrl());
    Optional<String> refusal = destinations.refusal(uri, webhook.isOwnNetwork());
    if (refusal.isPresent()) {
      return Receipt.none(refusal.get());
    }
    Instant now = clock.instant();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
            .header(
                "webhook-signature",
                String.join(" ", secrets.stream().map(s -> s.sign(id, now, body)).toList()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    try {
      Reply reply = current.send(request);
      return new Receipt(reply.status(), "HTTP " + reply.status(), harmless(reply.text()));
    } catch (CallFailed e) {
      return Receipt.none(e.getMessage());
    }
  }

  private static String harmless(String body) {
    return TokenMask.masked(body.replaceAll("[^A-Za-z0-9.,:;!?()_-]+", " ").trim());
  }
}
