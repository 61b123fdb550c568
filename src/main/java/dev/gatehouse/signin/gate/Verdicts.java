package dev.gatehouse.signin.gate;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the proxies of gated sites are told. */
@ApplicationScoped
public class Verdicts {
  private final LongAdder[] counts = new LongAdder[Verdict.values().length];

  /** What a proxy is told about a request. */
  public enum Verdict {
    /** It may pass. */
    LET_IN,
    /** Its sender has to sign in, or is doing so. */
    SIGN_IN,
    /** Its sender is signed in and may not see the page. */
    REFUSED,
    /** No trusted proxy asks, no header says about what, or no gated site has the host. */
    MISCONFIGURED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Verdicts() {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  public void add(Verdict verdict) {
    counts[verdict.ordinal()].increment();
  }

  /** How often proxies were told so. */
  public long count(Verdict verdict) {
    return counts[verdict.ordinal()].sum();
  }
}
