package dev.gatehouse.administration.alert;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.log.AuditReading;
import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.alert.AlertMessage;
import dev.gatehouse.alert.AlertMessages;
import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.AuditTrail;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.StreamPart;
import dev.gatehouse.journal.StreamPosition;
import dev.gatehouse.journal.Streams;
import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.mail.Mail;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.webhook.Deliveries;
import dev.gatehouse.webhook.Webhook;
import dev.gatehouse.webhook.WebhookProgress;
import dev.gatehouse.webhook.WebhookSender;
import dev.gatehouse.webhook.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Delivers what a web hook is to get: first alerts, then its streams, one message after another.
 * The next one is read only when the receiver has accepted the one before, and how far it has got
 * is stored then; so a receiver that is down loses nothing that is still kept, and may get a
 * message twice, under the same id.
 */
@ApplicationScoped
public class WebhookDelivery {
  private static final int ROWS = 100;

  /** A message has about so many characters at most, unless a single row has more. */
  private static final int LONGEST = 250_000;

  /** After so many messages it is another receiver's turn. */
  private static final int MESSAGES = 20;

  /** After so long it is another receiver's turn, too. */
  private static final Duration TURN = Duration.ofSeconds(10);

  @Inject Deliveries deliveries;
  @Inject Webhooks webhooks;
  @Inject WebhookSender sender;
  @Inject AlertMessages messages;
  @Inject Streams streams;
  @Inject Mail mail;
  @Inject Clock clock;

  /**
   * A message, and where the receiver is once it accepts it.
   *
   * @param alert the stored message that it is, or {@code null}
   * @param what tells it from all other messages, and those with more or fewer rows
   * @param body {@code null} if there is nothing to tell up to the positions
   */
  private record Message(
      Long alert,
      String what,
      String body,
      StreamPosition events,
      StreamPosition audit,
      boolean more) {}

  /**
   * Delivers to one web hook until there is nothing left, it refuses, or others wait.
   *
   * @param mayGoOn whether this node is still the one that delivers
   * @return whether there may be more
   */
  public boolean deliver(long id, BooleanSupplier mayGoOn) {
    Instant end = clock.instant().plus(TURN);
    int sent = 0;
    do {
      Optional<Deliveries.Due> due = deliveries.find(id);
      if (due.isEmpty() || !deliverNext(due.get())) {
        return false;
      }
      sent++;
    } while (sent < MESSAGES && clock.instant().isBefore(end) && mayGoOn.getAsBoolean());
    return true;
  }

  /** Returns whether there may be more. */
  private boolean deliverNext(Deliveries.Due due) {
    Webhook hook = due.webhook();
    WebhookProgress read = due.progress();
    Message message = next(hook, read);
    if (message.body() == null) {
      deliveries.idle(read, message.events(), message.audit());
      return message.more();
    }
    if (message.alert() == null) {
      deliveries.sends(read, message.events(), message.audit());
    }
    WebhookSender.Receipt receipt = send(hook, message.what(), message.body());
    if (!receipt.accepted()) {
      deliveries.failed(hook.getId(), receipt.text());
      return false;
    }
    if (message.alert() != null) {
      messages.sent(message.alert());
    }
    deliveries.delivered(read, message.events(), message.audit(), receipt.text());
    return true;
  }

  /**
   * Posts a message.
   *
   * @param what the same for the same message, from which its id follows
   */
  WebhookSender.Receipt send(Webhook hook, String what, String body) {
    return sender.send(
        hook,
        webhooks.secrets(hook),
        "msg_" + Fingerprint.of(hook.getId() + " " + what).substring(0, 32),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private Message next(Webhook hook, WebhookProgress progress) {
    StreamPosition events = progress.events();
    StreamPosition audit = progress.audit();
    Optional<AlertMessage> alert = messages.first(hook.getId());
    if (alert.isPresent()) {
      Long id = alert.get().getId();
      return new Message(id, "alert " + id, alert.get().getBody(), events, audit, true);
    }
    boolean more = false;
    if (hook.getSettings().isEvents()) {
      Read read = events(hook, events, progress.eventsSending());
      if (read.body() != null) {
        String what = "events " + events + " " + read.next();
        return new Message(null, what, read.body(), read.next(), audit, true);
      }
      events = read.next();
      more = read.more();
    }
    if (hook.getSettings().isAudit()) {
      Read read = audit(hook, audit, progress.auditSending());
      String what = "audit " + audit + " " + read.next();
      return new Message(null, what, read.body(), events, read.next(), more || read.more());
    }
    return new Message(null, null, null, events, audit, more);
  }

  /**
   * A part of a stream as a message.
   *
   * @param body {@code null} if there are no rows
   */
  private record Read(String body, StreamPosition next, boolean more) {}

  private Read events(Webhook hook, StreamPosition from, Optional<StreamPosition> sending) {
    return sending.isPresent()
        ? new Read(events(streams.events(hook.tenant(), from, sending.get())), sending.get(), true)
        : read(
            limit -> streams.events(hook.tenant(), EventFilter.ALL, from, limit),
            WebhookDelivery::events);
  }

  private Read audit(Webhook hook, StreamPosition from, Optional<StreamPosition> sending) {
    TenantId site = hook.tenant();
    List<Long> among = site == null ? null : List.of(site.value());
    AuditTrail.Filter filter = new AuditTrail.Filter(null, null, null, null, null, among);
    return sending.isPresent()
        ? new Read(audit(streams.audit(filter, from, sending.get())), sending.get(), true)
        : read(limit -> streams.audit(filter, from, limit), WebhookDelivery::audit);
  }

  private static <T> Read read(
      IntFunction<StreamPart<T>> stream, Function<List<T>, String> message) {
    StreamPart<T> part = stream.apply(ROWS);
    String body = message.apply(part.rows());
    if (body != null && body.length() > LONGEST) {
      part = stream.apply(fitting(body, part.rows().size()));
      body = message.apply(part.rows());
    }
    return new Read(body, part.next(), part.more());
  }

  private static int fitting(String body, int rows) {
    return Math.max(1, (int) ((long) rows * LONGEST / body.length()) / 2);
  }

  private static String events(List<SignInEvent> rows) {
    return body(
        "events",
        rows,
        SignInEvent::getAt,
        event -> EventReading.show(event).with("site", event.tenantId().value()));
  }

  private static String audit(List<AuditEntry> rows) {
    return body("audit", rows, AuditEntry::getAt, AuditReading::show);
  }

  /** The message with these rows, or {@code null} if there are none. */
  private static <T> String body(
      String stream, List<T> rows, Function<T, Instant> at, Function<T, Snapshot> show) {
    if (rows.isEmpty()) {
      return null;
    }
    List<Map<String, Object>> shown = rows.stream().map(row -> show.apply(row).members()).toList();
    return AlertText.message(stream, at.apply(rows.get(rows.size() - 1)), Map.of("items", shown));
  }

  /** Sends the mails that are due. */
  public void sendMails(BooleanSupplier mayGoOn) {
    for (AlertMessage due : messages.mails(MESSAGES)) {
      if (!mayGoOn.getAsBoolean()) {
        return;
      }
      if (mail.send(due.getEmail(), due.getSubject(), due.getBody())) {
        messages.sent(due.getId());
      } else {
        messages.failed(due.getId());
      }
    }
  }
}
