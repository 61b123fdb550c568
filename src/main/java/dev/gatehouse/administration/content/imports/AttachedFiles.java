package dev.gatehouse.administration.content.imports;

import dev.gatehouse.administration.content.imports.FileReport.ImportOutcome;
import dev.gatehouse.library.file.FileAddress;
import dev.gatehouse.library.file.FileRefused;
import dev.gatehouse.library.file.ReceivedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pictures and files of an upload. Those that texts refer to by relative addresses are taken
 * along: the texts get the addresses under which the files will be stored, which their content
 * decides, so that nothing need be stored for a plan.
 */
final class AttachedFiles {
  /** The destination of a link, of a link's definition, or of an attribute of HTML. */
  private static final Pattern DESTINATION =
      Pattern.compile(
          "(\\]\\([ \\t]*<?|^ {0,3}\\[[^\\]\\n]{1,200}\\]:[ \\t]*<?"
              + "|\\b(?:src|href)[ \\t]*=[ \\t]*[\"'])([^\\s<>\"')]{1,1000})",
          Pattern.MULTILINE);

  private static final Pattern ELSEWHERE = Pattern.compile("(?i)(?:[a-z][a-z0-9+.-]*:|//|#|\\?).*");

  private final Map<String, byte[]> contents = new TreeMap<>();
  private final Map<String, String> addresses = new HashMap<>();
  private final Map<String, String> refusals = new HashMap<>();

  /**
   * A file to store.
   *
   * @param path in the upload
   */
  record Attached(String path, byte[] content) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  void add(String path, byte[] content) {
    contents.put(path, content);
  }

  /**
   * A text with the addresses of the files that it refers to.
   *
   * @param root the folder that an address begins at which begins with a slash
   * @param folders those that the text is in, from the top of the upload
   */
  String linked(String text, List<String> root, List<String> folders) throws IOException {
    StringBuilder linked = new StringBuilder(text.length());
    Matcher destination = DESTINATION.matcher(text);
    while (destination.find()) {
      String target = destination.group(2);
      String address = address(target, target.startsWith("/") ? root : folders);
      destination.appendReplacement(
          linked,
          Matcher.quoteReplacement(destination.group(1) + (address == null ? target : address)));
    }
    return destination.appendTail(linked).toString();
  }

  /** The address under which a file will be stored; {@code null} if there is none to store. */
  private String address(String target, List<String> from) throws IOException {
    String path = ELSEWHERE.matcher(target).matches() ? null : resolved(target, from);
    if (path == null || !contents.containsKey(path) || refusals.containsKey(path)) {
      return null;
    }
    if (!addresses.containsKey(path)) {
      byte[] content = contents.get(path);
      try (ReceivedFile file = ReceivedFile.read(path, new ByteArrayInputStream(content))) {
        addresses.put(path, file.address());
      } catch (FileRefused e) {
        refusals.put(path, e.getMessage());
      }
    }
    return addresses.get(path);
  }

  private static String resolved(String target, List<String> from) {
    Deque<String> path = new ArrayDeque<>(from);
    String plain = target.replaceFirst("[?#].*", "");
    for (String part : plain.split("/")) {
      String decoded = decoded(part);
      if (decoded == null || decoded.equals("..") && path.isEmpty()) {
        return null;
      }
      if (decoded.equals("..")) {
        path.removeLast();
      } else if (!decoded.isEmpty() && !decoded.equals(".")) {
        path.addLast(decoded);
      }
    }
    return String.join("/", path);
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Not an address that anybody encoded: no file has it.
      return null;
    }
  }

  /** The file with this hash, if the upload has it. */
  Optional<Attached> withHash(String hash) {
    return addresses.entrySet().stream()
        .filter(entry -> FileAddress.hashOf(entry.getValue()).equals(hash))
        .map(entry -> new Attached(entry.getKey(), contents.get(entry.getKey())))
        .findFirst();
  }

  /** A line for each file: taken along, refused, or used by no text. */
  List<FileReport> report() {
    return contents.keySet().stream().map(this::line).toList();
  }

  private FileReport line(String path) {
    String address = addresses.get(path);
    return address == null
        ? new FileReport(
            path,
            ImportOutcome.SKIPPED,
            "",
            refusals.getOrDefault(path, "is used by no text of the zip"),
            null)
        : new FileReport(path, ImportOutcome.FILE, "", address, null);
  }

  /** The size in memory, in bytes. */
  long weight() {
    return contents.values().stream().mapToLong(content -> content.length).sum();
  }

  /** The folders of a path, outermost first. */
  static List<String> folders(String path) {
    List<String> parts = Arrays.asList(path.split("/"));
    return parts.subList(0, parts.size() - 1);
  }
}
