package dev.gatehouse.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The console's source files. */
public final class ConsoleSources {
  public static final Path WEBAPP = Path.of("src/main/webapp");
  public static final Path BUNDLES = Path.of("src/main/resources/dev/gatehouse/console");

  private ConsoleSources() {}

  /** Pages and their fragments, by path. */
  public static TreeMap<String, String> pages() {
    TreeMap<String, String> pages = read(WEBAPP.resolve("console"), ".xhtml");
    pages.putAll(read(WEBAPP.resolve("WEB-INF/console"), ".xhtml"));
    return pages;
  }

  public static TreeMap<String, String> classes() {
    return read(Path.of("src/main/java/dev/gatehouse/console"), ".java");
  }

  public static List<String> bundles() {
    return read(BUNDLES, ".properties").keySet().stream()
        .map(path -> path.replaceFirst(".*/(\\w+)\\.properties$", "$1"))
        .toList();
  }

  private static TreeMap<String, String> read(Path directory, String ending) {
    TreeMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
        texts.put(file.toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
