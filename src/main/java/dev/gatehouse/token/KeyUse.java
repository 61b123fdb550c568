package dev.gatehouse.token;

import dev.gatehouse.storage.fault.SqlState;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.key.KeyCounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Collects when and how often keys verified tokens, so that it is written in batches and not at
 * every token.
 */
@ApplicationScoped
public class KeyUse {
  /** The most counts that are kept while the database is unavailable. */
  private static final int MOST_COUNTED = 100_000;

  @Inject SigningKeys signingKeys;
  @Inject KeyCounts counts;

  private final Map<Long, Instant> used = new ConcurrentHashMap<>();
  private final Map<Span, Long> counted = new ConcurrentHashMap<>();

  /** Uses that are counted together. */
  private record Span(long keyId, Instant since) {}

  /**
   * Notes a use.
   *
   * @param keyId 0 for a key that is published elsewhere, and of which nothing is stored
   */
  public void note(long keyId, Instant at) {
    if (keyId > 0) {
      used.put(keyId, at);
      if (counted.size() < MOST_COUNTED) {
        counted.merge(new Span(keyId, KeyCounts.unit(at)), 1L, Long::sum);
      }
    }
  }

  /** Writes the times and the counts, for somebody who wants to read them now. */
  public void flush() {
    flushTimes();
    flushCounts();
  }

  /** Writes the times that were collected since the last flush. */
  public void flushTimes() {
    Map<Long, Instant> taken = Map.copyOf(used);
    taken.forEach(used::remove);
    signingKeys.used(taken);
  }

  /** Writes the counts since the last flush, sorted by key so that nodes do not deadlock. */
  public void flushCounts() {
    List<Span> spans =
        counted.keySet().stream()
            .sorted(Comparator.comparingLong(Span::keyId).thenComparing(Span::since))
            .toList();
    for (Span span : spans) {
      Long uses = counted.remove(span);
      if (uses == null) {
        // Written by another thread that flushes.
        continue;
      }
      try {
        write(span, uses);
      } catch (RuntimeException e) {
        counted.merge(span, uses, Long::sum);
        throw e;
      }
    }
  }

  private void write(Span span, long uses) {
    try {
      counts.add(span.keyId(), span.since(), uses);
    } catch (RuntimeException e) {
      if (SqlState.isUniqueViolation(e)) {
        // Another node inserted the row first; now the update finds it.
        counts.add(span.keyId(), span.since(), uses);
      } else if (!SqlState.isForeignKeyViolation(e)) {
        throw e;
      }
      // The key was deleted: its uses are dropped.
    }
  }
}
