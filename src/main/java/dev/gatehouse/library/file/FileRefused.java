package dev.gatehouse.library.file;

/** A file cannot be stored; the message is a sentence without its subject. */
public final class FileRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean full;

  private FileRefused(String message, boolean full) {
    super(message, null, false, false);
    this.full = full;
  }

  static FileRefused because(String reason) {
    return new FileRefused(reason, false);
  }

  static FileRefused full(String reason) {
    return new FileRefused(reason, true);
  }

  /** Whether the file is fit, and the site has no room for it. */
  public boolean isFull() {
    return full;
  }
}
