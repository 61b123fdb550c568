package dev.gatehouse.alert;

import java.util.Locale;

/** What a rule watches, and the threshold that it has by default. */
public enum AlertKind {
  /** Percent of the sign-ins in the window that were refused. */
  REFUSAL_SHARE(50, 1, 100),
  /** Days until a signing key ends that is in use, or the last one of its connection. */
  KEY_ENDS(7, 1, 90),
  /** Seconds by which all tokens in the window say that a backend's clock is off. */
  CLOCK_OFF(60, 5, 86_400),
  /** Hours without an accepted sign-in, where there were some in the two weeks before. */
  NO_SIGN_IN(24, 1, 168),
  /** People, or addresses of unknown ones, whom a problem hits that began after the rule. */
  NEW_PROBLEM(3, 1, 10_000),
  /** Refusals in the window that were too many to record. */
  EVENTS_DROPPED(1, 1, 1_000_000),
  /** Minutes for which a web hook has not accepted anything. */
  DELIVERY_FAILING(15, 1, 10_080);

  private final int preset;
  private final int least;
  private final int most;

  AlertKind(int preset, int least, int most) {
    this.preset = preset;
    this.least = least;
    this.most = most;
  }

  public int preset() {
    return preset;
  }

  public int least() {
    return least;
  }

  public int most() {
    return most;
  }

  /** Whether it is about the whole platform, and no site can have such a rule. */
  public boolean isOfPlatform() {
    return this == EVENTS_DROPPED;
  }

  /** As the admin API writes it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
