package dev.gatehouse.administration.content.imports;

/** How much an import takes. All of them hold before anything is kept in memory. */
public final class ImportLimits {
  /** Of the zip; WildFly takes no more than 10 MB in one request unless it is told to. */
  public static final int ZIP_BYTES = 8_000_000;

  /** Of files of any kind. */
  public static final int FILES = 2000;

  /** Unpacked, of one file; an article's 1,000,000 characters may take four bytes each. */
  public static final int FILE_BYTES = 4_000_000;

  /** Unpacked, of all Markdown files together. */
  public static final int ALL_BYTES = 32_000_000;

  /** Unpacked to packed, of a file that is not small. */
  public static final int RATIO = 100;

  /** What is smaller may be packed as well as it can be. */
  static final int SMALL_BYTES = 1_000_000;

  /** Of folders within each other. */
  public static final int DEPTH = 10;

  /** Of a file's path, in characters. */
  public static final int PATH = 300;

  /** Of front matter, in characters. */
  public static final int FRONT_MATTER = 50_000;

  private ImportLimits() {}
}
