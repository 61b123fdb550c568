package dev.gatehouse.startup;

import dev.gatehouse.administration.alert.AlertWatch;
import dev.gatehouse.administration.alert.WebhookDelivery;
import dev.gatehouse.storage.Leases;
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
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Evaluates alert rules and delivers to web hooks and by mail, on one node at a time. It has
 * threads of its own, which no request waits for and which end with the application.
 *
 * <p>Receivers that failed last time have threads of their own too, so that those that answer do
 * not wait for those that do not.
 */
@ApplicationScoped
class Alerting {
  private static final Logger LOG = System.getLogger(Alerting.class.getName());
  private static final int EVALUATE_SECONDS = 60;
  private static final int MAIL_SECONDS = 5;
  private static final Duration EVALUATION = Duration.ofSeconds(50);

  /** Another node takes over so long after this one died. */
  private static final Duration HELD = Duration.ofSeconds(60);

  /** What is left of the lease when it is renewed, and the least with which a message is sent. */
  private static final Duration RENEWED = Duration.ofSeconds(40);

  private static final Duration LEAST = WebhookSender.LONGEST.multipliedBy(2);

  private static final int THREADS = 4;
  private static final int THREADS_FOR_FAILING = 2;
  private static final int MOST_DUE = 40;
  private static final int STOP_SECONDS = 5;
  private static final Duration REPORTED = Duration.ofMinutes(1);

  @Resource ManagedThreadFactory threads;
  @Inject Leases leases;
  @Inject AlertWatch watch;
  @Inject WebhookDelivery delivery;
  @Inject Deliveries deliveries;
  @Inject WebhookSender sender;
  @Inject Clock clock;

  private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
  private ScheduledThreadPoolExecutor schedule;
  private ExecutorService answering;
  private ExecutorService failing;
  private ExecutorService client;

  /** Until when this node delivers; the epoch while another one does. */
  private volatile Instant heldUntil = Instant.EPOCH;

  private volatile boolean stopping;
  private long reportedAt;

  void start() {
    // One more than there are tasks, so that a slow one delays no other.
    schedule = new ScheduledThreadPoolExecutor(3, threads);
    answering = pool(THREADS);
    failing = pool(THREADS_FOR_FAILING);
    client = pool(THREADS_FOR_FAILING);
    sender.start(client);
    every(1, this::deliver);
    every(MAIL_SECONDS, this::sendMails);
    every(EVALUATE_SECONDS, this::evaluate);
  }

  /** With all threads started: one that a request started would remember it, see WorkerThreads. */
  private ExecutorService pool(int size) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    pool.prestartAllCoreThreads();
    return pool;
  }

  private void every(int seconds, Runnable task) {
    schedule.scheduleWithFixedDelay(() -> guarded(task), seconds, seconds, TimeUnit.SECONDS);
  }

  /** Whatever goes wrong: the schedule would drop the task after the first failure. */
  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (Exception e) {
      // A failed commit throws a checked exception that no signature here declares.
      report(e);
    } catch (Error e) {
      LOG.log(Level.ERROR, "Alerts and web hooks failed and are tried again", e);
    }
  }

  /** Once a minute at most: while the database is away, everything fails. */
  private synchronized void report(Exception e) {
    long now = System.nanoTime();
    boolean silent = reportedAt != 0 && now - reportedAt < REPORTED.toNanos();
    LOG.log(
        silent ? Level.DEBUG : Level.WARNING,
        "Alerts and web hooks wait, and are tried again: {0}",
        e.getMessage());
    reportedAt = silent ? reportedAt : now;
  }

  private void evaluate() {
    watch.noteDrops();
    if (leases.take(Leases.ALERTS, EVALUATION)) {
      watch.evaluate();
    }
  }

  private void deliver() {
    if (isHeld(RENEWED) || holds()) {
      submit(deliveries.due(false, MOST_DUE), answering);
      submit(deliveries.due(true, THREADS_FOR_FAILING), failing);
    }
  }

  private void sendMails() {
    if (mayGoOn()) {
      delivery.sendMails(this::mayGoOn);
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

  private void submit(List<Long> due, ExecutorService pool) {
    for (Long id : due) {
      if (underWay.add(id)) {
        pool.execute(
            () -> {
              try {
                guarded(() -> delivery.deliver(id, this::mayGoOn));
              } finally {
                underWay.remove(id);
              }
            });
      }
    }
  }

  @PreDestroy
  void stop() {
    if (schedule == null) {
      return;
    }
    stopping = true;
    // What runs is not interrupted: H2 closes a file whose reader is.
    List<ExecutorService> all = List.of(schedule, answering, failing, client);
    all.forEach(ExecutorService::shutdown);
    sender.stop();
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
      for (ExecutorService pool : all) {
        if (!pool.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          LOG.log(Level.WARNING, "Web hooks still run after {0} seconds", STOP_SECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    release();
  }

  /** So that another node goes on at once. */
  private void release() {
    try {
      if (isHeld(Duration.ZERO)) {
        leases.hold(Leases.DELIVERY, heldUntil, Duration.ZERO);
      }
    } catch (Exception e) {
      // A failed commit throws a checked exception that no signature here declares.
      LOG.log(Level.DEBUG, "The lease ends by itself", e);
    }
  }
}
