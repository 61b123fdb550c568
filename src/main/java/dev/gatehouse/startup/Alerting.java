package dev.gatehouse.startup;

import dev.gatehouse.administration.alert.AlertWatch;
import dev.gatehouse.administration.alert.WebhookDelivery;
import dev.gatehouse.administration.sso.ProviderNews;
import dev.gatehouse.journal.Streams;
import dev.gatehouse.storage.Leases;
import dev.gatehouse.storage.Serving;
import dev.gatehouse.storage.thread.ThreadPools;
import dev.gatehouse.webhook.Deliveries;
import dev.gatehouse.webhook.WebhookSender;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Evaluates alert rules and delivers to web hooks and by mail, on one node at a time. It has
 * threads of its own, which no request waits for and which end with the application.
 */
@ApplicationScoped
class Alerting {
  private static final Logger LOG = System.getLogger(Alerting.class.getName());
  private static final String FAILURE = "Alerts and web hooks wait, and are tried again: {0}";
  private static final int TASKS = 3;
  private static final int EVALUATE_SECONDS = 5;

  /** Rules are evaluated so often by the clock that they are about. */
  private static final Duration EVALUATED = Duration.ofSeconds(60);

  private static final int MAIL_SECONDS = 5;
  private static final Duration EVALUATION = Duration.ofSeconds(50);

  /** Another node takes over so long after this one died. */
  private static final Duration HELD = Duration.ofSeconds(60);

  /** What is left of the lease when it is renewed, and the least with which a message is sent. */
  private static final Duration RENEWED = Duration.ofSeconds(40);

  private static final Duration LEAST = WebhookSender.LONGEST.multipliedBy(2);

  private static final int CLIENT_THREADS = 2;
  private static final int STOP_SECONDS = 5;

  /** How long a row may wait that comes into a stream behind newer ones. */
  private static final Duration LATE = Duration.ofSeconds(10);

  @Resource ManagedThreadFactory threads;
  @Inject Leases leases;
  @Inject AlertWatch watch;
  @Inject WebhookDelivery delivery;
  @Inject ProviderNews providerNews;
  @Inject Deliveries deliveries;
  @Inject Streams streams;
  @Inject Serving serving;
  @Inject WebhookSender sender;
  @Inject Clock clock;

  private Schedule schedule;
  private DeliveryTurns turns;
  private ThreadPoolExecutor client;

  private Instant evaluatedAt = Instant.EPOCH;

  /** Until when other nodes evaluate no rules; the epoch if another one does. */
  private Instant evaluatingUntil = Instant.EPOCH;

  private long newest;

  /** Nothing came into the streams since. */
  private Instant streamsAt = Instant.EPOCH;

  /** Until when this node delivers; the epoch while another one does. */
  private volatile Instant heldUntil = Instant.EPOCH;

  private volatile boolean stopping;

  void start() {
    schedule = new Schedule(TASKS, threads);
    turns = new DeliveryTurns(clock, this::pool, this::takeTurn);
    client = pool(CLIENT_THREADS);
    sender.start(client);
    schedule.every(1, FAILURE, whileServing(this::deliver));
    schedule.every(MAIL_SECONDS, FAILURE, whileServing(this::sendMails));
    schedule.every(EVALUATE_SECONDS, FAILURE, whileServing(this::evaluate));
  }

  /** With all threads started: one that a request started would remember it, see WorkerThreads. */
  private ThreadPoolExecutor pool(int size) {
    ThreadPoolExecutor pool = ThreadPools.fixed(size, threads);
    pool.prestartAllCoreThreads();
    return pool;
  }

  void guarded(Runnable task) {
    Schedule.attempt(FAILURE, whileServing(task));
  }

  private Runnable whileServing(Runnable task) {
    return () -> {
      if (serving.isOn()) {
        task.run();
      } else {
        release();
      }
    };
  }

  private void evaluate() {
    Instant now = clock.instant();
    if (Duration.between(evaluatedAt, now).abs().compareTo(EVALUATED) < 0) {
      return;
    }
    evaluatedAt = now;
    watch.noteDrops();
    evaluatingUntil = leases.hold(Leases.ALERTS, evaluatingUntil, EVALUATION).orElse(Instant.EPOCH);
    if (evaluatingUntil.isAfter(Instant.EPOCH)) {
      watch.evaluate();
    }
  }

  private void deliver() {
    if (isHeld(RENEWED) || holds()) {
      lookAtStreams();
      turns.take((except, most) -> deliveries.due(streamsAt, except, most));
      turns.takeAgain(deliveries::dueAgain);
    }
  }

  /** Receivers of streams are asked for once something came, and sometimes for what comes late. */
  private void lookAtStreams() {
    long now = streams.newest();
    Instant at = clock.instant();
    if (turns.hadMore() || now != newest || !at.isBefore(streamsAt.plus(LATE))) {
      newest = now;
      streamsAt = at;
    }
  }

  private void sendMails() {
    if (mayGoOn()) {
      delivery.sendMails(this::mayGoOn);
      providerNews.tell(this::mayGoOn);
    }
  }

  private boolean holds() {
    heldUntil = leases.hold(Leases.DELIVERY, heldUntil, HELD).orElse(Instant.EPOCH);
    return heldUntil.isAfter(Instant.EPOCH);
  }

  private boolean isHeld(Duration left) {
    return clock.instant().plus(left).isBefore(heldUntil);
  }

  private boolean mayGoOn() {
    return !stopping && isHeld(LEAST);
  }

  /** Returns whether there may be more. */
  private boolean takeTurn(Long id) {
    boolean[] more = {false};
    guarded(() -> more[0] = mayGoOn() && delivery.deliver(id, this::mayGoOn));
    return more[0];
  }

  @PreDestroy
  void stop() {
    if (schedule == null) {
      return;
    }
    stopping = true;
    List<ExecutorService> all = new ArrayList<>(turns.pools());
    all.add(schedule.pool());
    all.add(client);
    all.forEach(ExecutorService::shutdown);
    sender.stop();
    if (ThreadPools.outlast(Duration.ofSeconds(STOP_SECONDS), all)) {
      LOG.log(Level.WARNING, "Web hooks still run after {0} seconds", STOP_SECONDS);
    }
    release();
  }

  /** So that another node goes on at once. */
  private void release() {
    try {
      if (isHeld(Duration.ZERO)) {
        leases.hold(Leases.DELIVERY, heldUntil, Duration.ZERO);
        heldUntil = Instant.EPOCH;
      }
    } catch (Exception e) {
      // A failed commit throws a checked exception that no signature here declares.
      LOG.log(Level.DEBUG, "The lease ends by itself", e);
    }
  }
}
