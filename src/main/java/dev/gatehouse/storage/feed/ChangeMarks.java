package dev.gatehouse.storage.feed;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When each subject changed last, by a version that every change raises. Subjects share a fixed
 * number of marks, so that they need no memory of their own: one that shares a mark with a changed
 * one is read again for nothing, at worst.
 */
final class ChangeMarks {
  private static final int MARKS = 1 << 18;

  private final AtomicLong version = new AtomicLong();
  private final AtomicLong allChanged = new AtomicLong();
  private final AtomicLongArray marks = new AtomicLongArray(MARKS);

  /** The current version, to be taken before a query. */
  long version() {
    return version.get();
  }

  /** Notes that a subject changed, after the change was committed. */
  void mark(Subject subject) {
    marks.accumulateAndGet(markOf(subject), version.incrementAndGet(), Math::max);
  }

  /** Notes that anything may have changed. */
  void markAll() {
    allChanged.accumulateAndGet(version.incrementAndGet(), Math::max);
  }

  /** The marks of subjects, for {@link #isChanged}. */
  static int[] of(Collection<Subject> subjects) {
    return subjects.stream().mapToInt(ChangeMarks::markOf).toArray();
  }

  /** Whether any of the subjects changed after a query began at a version. */
  boolean isChanged(int[] subjects, long since) {
    if (allChanged.get() > since) {
      return true;
    }
    for (int subject : subjects) {
      if (marks.get(subject) > since) {
        return true;
      }
    }
    return false;
  }

  private static int markOf(Subject subject) {
    // Ids are consecutive; multiplying spreads those of several kinds (Knuth, TAOCP 6.4).
    long hash = (subject.id() + subject.kind().hashCode()) * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 46);
  }
}
