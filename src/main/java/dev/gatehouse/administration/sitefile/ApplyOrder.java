package dev.gatehouse.administration.sitefile;

/**
 * How a site file is to be applied.
 *
 * @param site subdomain or id of another site than the file names, which keeps its own subdomain
 *     and custom domains; {@code null} for the file's
 * @param dryRun whether to tell only what would change
 * @param prune whether to delete what the site has and the file's sections lack
 * @param newKeys whether to make a key for each connection that has none
 * @param expectation what the site's state has to be before
 */
public record ApplyOrder(
    String site, boolean dryRun, boolean prune, boolean newKeys, Expected expectation) {

  /** What the caller knows of the site. */
  @FunctionalInterface
  public interface Expected {
    /**
     * @param tag that of {@link SiteState#tag}; {@code null} for a site that does not exist yet
     * @throws RuntimeException such as {@link dev.gatehouse.administration.change.Stale}, if the
     *     caller read another state
     */
    void requireMet(String tag);
  }
}
