package dev.gatehouse.administration.content.imports;

/** The limits of an import, which all apply before anything is kept in memory. */
public final class ImportLimits {
  /**
   * The size of the zip, in bytes: an export of a site with as many files as one may have, and its
   * texts.
   */
  public static final long ZIP_BYTES = 550_000_000;

  /** The size of a part of it, in bytes; by default WildFly accepts 10 MB in a request at most. */
  public static final int PART_BYTES = 4_000_000;

  /** The number of files of any kind. */
  public static final int FILES = 10_000;

  /** The unpacked size of a text: an article's 1,000,000 characters of up to four bytes each. */
  public static final int TEXT_BYTES = 4_000_000;

  /** The unpacked size of all texts together, which are in memory until they are imported. */
  public static final int ALL_TEXT_BYTES = 32_000_000;

  /** The ratio of unpacked to packed size, for files that are not small. */
  static final int RATIO = 100;

  /** Files up to this size may have any ratio. */
  static final int SMALL_BYTES = 1_000_000;

  /** The depth of folders. */
  public static final int DEPTH = 50;

  /** The length of a file's path, in characters. */
  public static final int PATH = 3000;

  /** The length of front matter, in characters. */
  public static final int FRONT_MATTER = 50_000;

  private ImportLimits() {}
}
