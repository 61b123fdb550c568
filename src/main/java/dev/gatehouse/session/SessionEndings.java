package dev.gatehouse.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts the sessions that this node ended because their site limits them. */
@ApplicationScoped
public class SessionEndings {
  /** By which limit. */
  public enum Why {
    IDLE,
    REPLACED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Map<Why, LongAdder> counts =
      Arrays.stream(Why.values())
          .collect(Collectors.toMap(Function.identity(), why -> new LongAdder()));

  void add(Why why, int sessions) {
    counts.get(why).add(sessions);
  }

  /** The number since the start. */
  public long count(Why why) {
    return counts.get(why).sum();
  }
}
