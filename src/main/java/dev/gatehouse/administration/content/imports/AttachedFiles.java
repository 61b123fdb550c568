package dev.gatehouse.administration.content.imports;

import dev.gatehouse.administration.content.imports.FileReport.ImportOutcome;
import dev.gatehouse.library.file.FileAddress;
import dev.gatehouse.library.file.FileLimits;
import dev.gatehouse.library.file.FileRefused;
import dev.gatehouse.library.file.ReceivedFile;
import dev.gatehouse.library.markdown.LinkTargets;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * The pictures and files of an upload. Those that texts refer to by relative addresses, or by the
 * addresses under which an export has them, are taken along: the texts get the addresses under
 * which the files will be stored, which their content decides, so that nothing need be stored for a
 * plan. They stay in the zip until they are stored.
 */
final class AttachedFiles {
  private static final Pattern ELSEWHERE = Pattern.compile("(?i)(?:[a-z][a-z0-9+.-]*:|//|#|\\?).*");

  private final SortedMap<String, PackedFile> contents = new TreeMap<>();
  private final Map<String, String> addresses = new HashMap<>();
  private final Map<String, String> refusals = new HashMap<>();
  private final Map<String, Attached> byHash = new HashMap<>();
  private long room = FileLimits.SITE_BYTES;

  /**
   * A file to store.
   *
   * @param path in the upload
   */
  record Attached(String path, PackedFile content) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  void add(String path, PackedFile content) {
    contents.put(path, content);
  }

  /**
   * A text with the addresses of the files that it refers to.
   *
   * @param root the folder that an address begins at which begins with a slash
   * @param folders those that the text is in, from the top of the upload
   */
  String linked(String text, List<String> root, List<String> folders) throws IOException {
    for (String hash : FileAddress.in(text)) {
      // An address in code, too, counts as a use of the file.
      exported(hash, root);
    }
    LinkTargets links = LinkTargets.in(text);
    Map<String, String> others = new HashMap<>();
    for (String target : links.targets()) {
      String address = address(target, root, folders);
      if (address != null) {
        others.put(target, address);
      }
    }
    return links.replaced(others);
  }

  /** The address that a text gets for this one; {@code null} if it keeps it. */
  private String address(String target, List<String> root, List<String> folders)
      throws IOException {
    String hash = FileAddress.hashOf(target);
    if (!hash.isEmpty()) {
      String address = exported(hash, root);
      return address == null || FileAddress.hashOf(address).equals(hash) ? null : address;
    }
    return ELSEWHERE.matcher(target).matches()
        ? null
        : address(resolved(target, target.startsWith("/") ? root : folders));
  }

  /** The address of the file in the folder that an export makes for it. */
  private String exported(String hash, List<String> root) throws IOException {
    String top = root.isEmpty() ? "" : String.join("/", root) + "/";
    String folder = top + FileAddress.folder(hash).substring(1);
    SortedMap<String, PackedFile> from = contents.tailMap(folder);
    boolean present = !from.isEmpty() && from.firstKey().startsWith(folder);
    return present ? address(from.firstKey()) : null;
  }

  /** The address under which a file will be stored; {@code null} if there is none to store. */
  private String address(String path) throws IOException {
    if (path == null || !contents.containsKey(path) || refusals.containsKey(path)) {
      return null;
    }
    if (!addresses.containsKey(path)) {
      PackedFile content = contents.get(path);
      if (content.size() > room) {
        refusals.put(
            path, "exceeds the " + FileLimits.SITE_BYTES + " bytes of files that a site may have");
        return null;
      }
      room -= content.size();
      try (InputStream in = content.open();
          ReceivedFile file = ReceivedFile.read(path, in)) {
        addresses.put(path, file.address());
        byHash.putIfAbsent(FileAddress.hashOf(file.address()), new Attached(path, content));
      } catch (FileRefused e) {
        refusals.put(path, e.getMessage());
      } catch (ZipException | EOFException e) {
        refusals.put(path, ZipFolder.DAMAGED);
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
    return Optional.ofNullable(byHash.get(hash));
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
}
