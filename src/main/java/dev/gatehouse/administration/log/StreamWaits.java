package dev.gatehouse.administration.log;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.journal.StreamPart;
import dev.gatehouse.journal.StreamPosition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Lets a few requests wait for the next row of a stream. Each occupies a thread of the server that
 * readers need too, so whoever comes when all places are taken is answered at once. So is everybody
 * once this node is about to stop: a server's stop lets requests end, and would wait for these.
 */
@ApplicationScoped
public class StreamWaits {
  static final int PLACES = 8;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Inject Configuration configuration;

  private final Semaphore places = new Semaphore(PLACES);

  /**
   * The first part that has rows, or after the wait one without.
   *
   * @param reading reads the part behind a position
   */
  <T> StreamPart<T> first(
      StreamPosition from, Duration wait, Function<StreamPosition, StreamPart<T>> reading) {
    StreamPart<T> part = reading.apply(from);
    if (!part.rows().isEmpty() || wait.isZero() || !places.tryAcquire()) {
      return part;
    }
    long end = System.nanoTime() + wait.toNanos();
    try {
      while (part.rows().isEmpty()
          && System.nanoTime() < end
          && (part.more() || !configuration.drainFile().exists())) {
        if (!part.more()) {
          Thread.sleep(PAUSE.toMillis());
        }
        part = reading.apply(part.next());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      places.release();
    }
    return part;
  }
}
