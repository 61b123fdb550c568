package dev.gatehouse.administration.content.imports;

/** The limits of an import, which all apply before anything is kept in memory. */
public final class ImportLimits {
  /** The size of the zip; by default WildFly accepts at most 10 MB in a request. */
  public static final int ZIP_BYTES = 8_000_000;

  /** The number of files of any kind. */
  public static final int FILES = 2000;

  /** The unpacked size of a file: an article's 1,000,000 characters of up to four bytes each. */
  public static final int FILE_BYTES = 4_000_000;

  /** The unpacked size of all files together. */
  public static final int ALL_BYTES = 32_000_000;

  /** The ratio of unpacked to packed size, for files that are not small. */
  public static final int RATIO = 100;

  /** Files up to this size may have any ratio. */
  static final int SMALL_BYTES = 1_000_000;

  /** The depth of folders. */
  public static final int DEPTH = 10;

  /** The length of a file's path, in characters. */
  public static final int PATH = 300;

  /** The length of front matter, in characters. */
  public static final int FRONT_MATTER = 50_000;

  private ImportLimits() {}
}
