package dev.gatehouse.administration.change;

/** What the actor believes to change. */
@FunctionalInterface
public interface Expectation {
  /**
   * @throws RuntimeException such as {@link Stale}, when this is not the version that was read
   */
  void requireMet(long version);

  /** The version that a form was filled from. */
  static Expectation version(long read) {
    return version -> {
      if (version != read) {
        throw new Stale();
      }
    };
  }
}
