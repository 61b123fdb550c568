package dev.gatehouse.administration.change;

/** The version that the actor read and means to change. */
@FunctionalInterface
public interface Expectation {
  /**
   * @throws RuntimeException such as {@link Stale}, when the resource has another version
   */
  void requireMet(long version);

  /** Expects the version that a form was filled from. */
  static Expectation version(long read) {
    return version -> {
      if (version != read) {
        throw new Stale();
      }
    };
  }
}
