package dev.gatehouse.administration.content.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an entry in a zip. No file is ever written under it; a name that tries to leave its
 * folder is refused all the same, since only an attack has one.
 */
final class EntryName {
  private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:");
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
  private static final List<String> MARKDOWN = List.of(".md", ".markdown");
  private static final List<String> CATEGORY =
      List.of("_category_.json", "_category_.yml", "_category_.yaml");

  /** An export has each file in a folder of its own, Markdown to download as well. */
  private static final Pattern EXPORTED = Pattern.compile("^(?:[^/]+/)?files/[0-9a-f]{32}/[^/]+$");

  private EntryName() {}

  /** The names of the folders, and the file's name last. */
  static List<String> parts(String name) {
    return Arrays.asList(name.split("/", -1));
  }

  /** The reason why an entry of this name is not imported, if there is one. */
  static Optional<String> objection(String name) {
    return unfit(name)
        .or(() -> isHidden(name) ? Optional.of("is a hidden file") : Optional.empty());
  }

  private static Optional<String> unfit(String name) {
    if (name.length() > ImportLimits.PATH) {
      return Optional.of("has a path of more than " + ImportLimits.PATH + " characters");
    }
    if (UNFIT.matcher(name).find()) {
      return Optional.of("has a name with control characters");
    }
    if (name.startsWith("/") || name.contains("\\") || DRIVE.matcher(name).find()) {
      return Optional.of("has an absolute name, or one with backslashes");
    }
    if (parts(name).stream().anyMatch(part -> part.isBlank() || part.matches("\\.\\.?"))) {
      return Optional.of("has a name that leads out of its folder");
    }
    return parts(name).size() > ImportLimits.DEPTH + 1
        ? Optional.of("is in more than " + ImportLimits.DEPTH + " nested folders")
        : Optional.empty();
  }

  /** Whether the file is a text to import, and not one that texts refer to. */
  static boolean isText(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean isText = MARKDOWN.stream().anyMatch(lower::endsWith) || isCategory(name);
    return isText && !EXPORTED.matcher(name).find();
  }

  /** Whether the file describes its folder and is nothing else, as in Docusaurus. */
  static boolean isCategory(String name) {
    return CATEGORY.contains(name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
  }

  static boolean isHidden(String name) {
    return parts(name).stream().anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"));
  }
}
