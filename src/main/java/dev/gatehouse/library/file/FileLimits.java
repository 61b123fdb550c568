package dev.gatehouse.library.file;

import java.time.Duration;

/** How much may be stored. */
public final class FileLimits {
  /** The size of one file; by default WildFly accepts at most 10 MB in a request. */
  public static final long FILE_BYTES = 8_000_000;

  /** What all files of a site take together, smaller versions of pictures included. */
  public static final long SITE_BYTES = 500_000_000;

  /** How long a file stays that no article uses: an article may be written for a long time. */
  public static final Duration UNUSED = Duration.ofDays(1);

  /** The content is stored in parts of this size. */
  public static final int PART_BYTES = 256 * 1024;

  private FileLimits() {}
}
