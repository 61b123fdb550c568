package dev.gatehouse.administration.sitefile;

import dev.gatehouse.administration.change.FieldError;
import java.util.List;

/**
 * What applying a file changed, or would change in a dry run.
 *
 * @param siteId {@code null} if the site does not exist, as after a dry run of a new one
 * @param tag of the site's state: after the change, or before it in a dry run; {@code null} if
 *     there is no site
 * @param newKeys with secrets that no later answer shows; without them in a dry run
 * @param needKeys paths of connections that have no key, so that nobody signs in through them
 */
public record Applied(
    Long siteId,
    String subdomain,
    boolean dryRun,
    String tag,
    List<SiteDifference> differences,
    List<NewKey> newKeys,
    List<String> needKeys,
    List<FieldError> warnings) {

  /**
   * A key that was made.
   *
   * @param connection its path
   * @param secret {@code null} in a dry run
   */
  public record NewKey(String connection, Long connectionId, Long id, String secret) {}

  /** How many of the differences are written; those that are kept are not. */
  public long changes() {
    return differences.stream().filter(SiteDifference::isWritten).count();
  }

  /** The answer to a dry run, of which nothing is left. */
  Applied undone(String tagBefore) {
    return new Applied(
        tagBefore == null ? null : siteId,
        subdomain,
        true,
        tagBefore,
        differences,
        newKeys.stream().map(key -> new NewKey(key.connection(), null, null, null)).toList(),
        needKeys,
        warnings);
  }
}
