package dev.gatehouse.logging;

import dev.gatehouse.storage.thread.ThreadPools;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;

/**
 * Puts {@link RepeatedFaults} before each handler of the server's log while the application runs,
 * and writes once a minute how often each fault occurred. Both servers log by {@code
 * java.util.logging}, and their pools, transactions and containers log a stack trace for each
 * request that fails.
 */
@ApplicationScoped
class LogUpkeep {
  static final String LOGGER = LogUpkeep.class.getName();
  private static final Logger LOG = System.getLogger(LOGGER);
  private static final int SECONDS = 60;

  @Resource ManagedThreadFactory threads;

  private final Map<Handler, RepeatedFaults> filters = new LinkedHashMap<>();
  private ScheduledThreadPoolExecutor schedule;

  /** Before the database is asked for the first time. */
  void start(
      @Observes
          @Initialized(ApplicationScoped.class)
          @Priority(Interceptor.Priority.PLATFORM_BEFORE)
          Object application) {
    for (Handler handler : java.util.logging.Logger.getLogger("").getHandlers()) {
      RepeatedFaults filter = new RepeatedFaults(handler.getFilter());
      handler.setFilter(filter);
      filters.put(handler, filter);
    }
    schedule = ThreadPools.scheduled(1, threads);
    schedule.scheduleWithFixedDelay(this::tell, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  /** Handlers get the same records, except for their levels: the one that got most tells. */
  private void tell() {
    Map<String, RepeatedFaults.LeftOut> most = new LinkedHashMap<>();
    for (RepeatedFaults filter : filters.values()) {
      for (RepeatedFaults.LeftOut one : filter.round()) {
        most.merge(one.logger() + " " + one.fault(), one, (a, b) -> a.times() >= b.times() ? a : b);
      }
    }
    most.values()
        .forEach(
            one ->
                LOG.log(
                    Level.WARNING,
                    "{0} more times in the last minute: [{1}] {2}",
                    one.times(),
                    one.logger(),
                    one.last()));
  }

  @PreDestroy
  void stop() {
    if (schedule != null) {
      schedule.shutdown();
    }
    filters.forEach(
        (handler, filter) -> {
          if (handler.getFilter() == filter) {
            handler.setFilter(filter.before());
          }
        });
  }
}
