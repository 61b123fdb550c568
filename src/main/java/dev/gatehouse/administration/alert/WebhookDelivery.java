package dev.gatehouse.administration.alert;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.log.AuditReading;
import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.alert.AlertMessage;
import dev.gatehouse.alert.AlertMessages;
import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.AuditTrail;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.StreamPart;
import dev.gatehouse.journal.StreamPosition;
import dev.gatehouse.journal.Streams;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

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

  @Inject Deliveries deliveries;
  @Inject Webhooks webhooks;
  @Inject WebhookSender sender;
  @Inject AlertMessages messages;
  @Inject Streams streams;
  @Inject Mail mail;

  /**
   * A message, and where the receiver is once it accepts it.
   *
   * @param alert the stored message that it is, or {@code null}
   * @param body {@code null} if there is nothing to tell up to the positions
   */
  private record Message(
      Long alert, String body, StreamPosition events, StreamPosition audit, boolean more) {}

  /**
   * Delivers to one web hook until there is nothing left, it refuses, or others wait.
   *
   * @param mayGoOn whether this node is still the one that delivers
   */
  public void deliver(long id, BooleanSupplier mayGoOn) {
    for (int sent = 0; sent < MESSAGES && mayGoOn.getAsBoolean(); sent++) {
      Optional<Deliveries.Due> due = deliveries.find(id);
      if (due.isEmpty() || !deliverNext(due.get())) {
        return;
      }
    }
  }

  /** Returns whether there may be more. */
  private boolean deliverNext(Deliveries.Due due) {
    Webhook hook = due.webhook();
    Message message = next(hook, due.progress());
    if (message.body() == null) {
      deliveries.idle(hook.getId(), message.events(), message.audit());
      return message.more();
    }
    WebhookSender.Receipt receipt = send(hook, message.body());
    if (!receipt.accepted()) {
      deliveries.failed(hook.getId(), receipt.text());
      return false;
    }
    if (message.alert() != null) {
      messages.sent(message.alert());
    }
    deliveries.delivered(hook.getId(), message.events(), message.audit(), receipt.text());
    return true;
  }

  /** Posts a message; its id follows from what it says, so that the same has the same. */
  WebhookSender.Receipt send(Webhook hook, String body) {
    return sender.send(
        hook.getSettings().getUrl(),
        webhooks.secrets(hook),
        "msg_" + Fingerprint.of(hook.getId() + " " + body).substring(0, 32),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private Message next(Webhook hook, WebhookProgress progress) {
    StreamPosition events = progress.events();
    StreamPosition audit = progress.audit();
    Optional<AlertMessage> alert = messages.first(hook.getId());
    if (alert.isPresent()) {
      return new Message(alert.get().getId(), alert.get().getBody(), events, audit, true);
    }
    boolean more = false;
    if (hook.getSettings().isEvents()) {
      StreamPart<SignInEvent> part = events(hook, events, ROWS);
      String body = events(part.rows());
      if (body != null && body.length() > LONGEST) {
        part = events(hook, events, fitting(body, part.rows().size()));
        body = events(part.rows());
      }
      if (body != null) {
        return new Message(null, body, part.next(), audit, true);
      }
      events = part.next();
      more = part.more();
    }
    if (hook.getSettings().isAudit()) {
      StreamPart<AuditEntry> part = audit(hook, audit, ROWS);
      String body = audit(part.rows());
      if (body != null && body.length() > LONGEST) {
        part = audit(hook, audit, fitting(body, part.rows().size()));
        body = audit(part.rows());
      }
      return new Message(null, body, events, part.next(), more || part.more());
    }
    return new Message(null, null, events, audit, more);
  }

  private static int fitting(String body, int rows) {
    return Math.max(1, (int) ((long) rows * LONGEST / body.length()) / 2);
  }

  private StreamPart<SignInEvent> events(Webhook hook, StreamPosition from, int limit) {
    return streams.events(hook.tenant(), Events.Filter.ALL, from, limit);
  }

  private StreamPart<AuditEntry> audit(Webhook hook, StreamPosition from, int limit) {
    TenantId site = hook.tenant();
    List<Long> among = site == null ? null : List.of(site.value());
    return streams.audit(new AuditTrail.Filter(null, null, null, null, null, among), from, limit);
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
