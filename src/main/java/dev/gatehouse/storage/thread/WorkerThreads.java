package dev.gatehouse.storage.thread;

import dev.gatehouse.trace.RequestLog;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The threads on which requests wait for the database, and a few others for {@link Background}
 * work: however much of that there is, it leaves threads and connections to requests.
 *
 * <p>They end with the application. A thread of the server's own pool would outlive it, and with it
 * what the thread inherited from the request that first needed it: the caller, the class loader,
 * the code on the stack.
 */
@ApplicationScoped
class WorkerThreads {
  private static final Logger LOG = RequestLog.of(WorkerThreads.class);

  /** More than there are connections, so that each of them can be in use. */
  private static final int THREADS = 40;

  private static final int BACKGROUND_THREADS = 3;

  /** The first thread has this time to start, and work in progress at undeploy to end. */
  private static final int PATIENCE_SECONDS = 5;

  @Resource ManagedThreadFactory factory;

  private ThreadPoolExecutor pool;
  private ThreadPoolExecutor background;

  /** With the application, whoever needs the threads first. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
    LOG.log(Level.DEBUG, "{0} threads wait for work", pool.getPoolSize());
  }

  /**
   * Starts all threads, so that none is started by a request: Payara would remember the servlet or
   * filter of that request with each thread, and never forget it.
   *
   * <p>One starts before the others and loads the server's classes that a start needs. When several
   * threads load one class, Payara's class loader may keep one of them for good, and the
   * application with it ({@code m_classLocks} of Apache Felix).
   */
  @PostConstruct
  void open() {
    pool = ThreadPools.fixed(THREADS, factory);
    background = ThreadPools.fixed(BACKGROUND_THREADS, factory);
    try {
      pool.submit(() -> {}).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.WARNING, "The first of the threads that wait for work is late", e);
    }
    pool.prestartAllCoreThreads();
    background.prestartAllCoreThreads();
  }

  @Produces
  ExecutorService pool() {
    return pool;
  }

  @Produces
  @Background
  ExecutorService background() {
    return background;
  }

  @PreDestroy
  void stop() {
    if (ThreadPools.outlast(Duration.ofSeconds(PATIENCE_SECONDS), List.of(background, pool))) {
      LOG.log(Level.WARNING, "Work continues {0} seconds after the stop", PATIENCE_SECONDS);
    }
  }
}
