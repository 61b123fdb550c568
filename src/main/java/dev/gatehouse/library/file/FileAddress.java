package dev.gatehouse.library.file;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a file on its site: {@code /files/<hash>/<name>}. The hash finds the file, and
 * tells browsers that what they have is what they would get; the name is for people.
 */
public final class FileAddress {
  /** The folder of all files. */
  public static final String FOLDER = "/files/";

  /** Enough of a SHA-256 that no two contents of a site share it. */
  static final int HASH_LENGTH = 32;

  private static final String HASH = "[0-9a-f]{" + HASH_LENGTH + "}";
  private static final Pattern IN_TEXT = Pattern.compile(FOLDER + "(" + HASH + ")(?![0-9a-f])");
  private static final Pattern PATH = Pattern.compile("/(" + HASH + ")/[^/]+");

  private FileAddress() {}

  static String of(String hash, String name) {
    return folder(hash) + StoredName.ascii(name);
  }

  /** What the addresses of a file begin with. */
  public static String folder(String hash) {
    return FOLDER + hash + "/";
  }

  /** The hashes of all files whose addresses are in a text, wherever in it. */
  public static Set<String> in(String text) {
    Set<String> hashes = new TreeSet<>();
    Matcher matcher = IN_TEXT.matcher(text);
    while (matcher.find()) {
      hashes.add(matcher.group(1));
    }
    return hashes;
  }

  /**
   * The hash in what follows the folder in an address; empty text if it is no file's.
   *
   * @param rest such as {@code /<hash>/<name>}, or {@code null}
   */
  public static String hash(String rest) {
    Matcher matcher = PATH.matcher(rest == null ? "" : rest);
    return matcher.matches() ? matcher.group(1) : "";
  }

  /**
   * The hash in an address within a site, with or without a query; empty text if it is no file's.
   */
  public static String hashOf(String address) {
    return address.startsWith(FOLDER)
        ? hash(address.substring(FOLDER.length() - 1).replaceFirst("[?#].*", ""))
        : "";
  }
}
