package dev.gatehouse.administration.content.imports;

import dev.gatehouse.library.file.FileLimits;
import dev.gatehouse.text.PersonText;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A folder of Markdown files, and of the files that they refer to, in a zip from an untrusted
 * source. They are unpacked in memory and within {@link ImportLimits}.
 */
final class ZipFolder {
  private final List<MarkdownFile> files = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final AttachedFiles attached = new AttachedFiles();
  private long unpacked;

  private ZipFolder() {}

  /**
   * @throws UnreadableZip when the zip cannot be read
   * @throws IOException when the temporary file fails
   */
  static ZipFolder read(byte[] zip) throws UnreadableZip, IOException {
    if (zip.length > ImportLimits.ZIP_BYTES) {
      throw new UnreadableZip("The zip is larger than " + ImportLimits.ZIP_BYTES + " bytes.");
    }
    List<CentralDirectory.Entry> directory = CentralDirectory.of(zip);
    if (directory.size() > ImportLimits.FILES) {
      throw new UnreadableZip("The zip has more than " + ImportLimits.FILES + " files.");
    }
    if (directory.stream().anyMatch(CentralDirectory.Entry::encrypted)) {
      throw new UnreadableZip("The zip is encrypted.");
    }
    // The JDK reads the directory of a zip only from a file.
    Path file = Files.createTempFile("gatehouse-import", ".zip");
    try {
      Files.write(file, zip);
      return unpack(file, directory);
    } finally {
      Files.delete(file);
    }
  }

  private static ZipFolder unpack(Path file, List<CentralDirectory.Entry> directory)
      throws UnreadableZip, IOException {
    // Every byte is valid in this character set, so one invalid name does not prevent the rest.
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
      List<ZipEntry> entries = new ArrayList<>(zip.stream().toList());
      if (entries.size() != directory.size()) {
        throw CentralDirectory.damaged();
      }
      ZipFolder folder = new ZipFolder();
      for (int i = 0; i < entries.size(); i++) {
        folder.take(zip, entries.get(i), directory.get(i));
      }
      folder.link();
      return folder;
    } catch (ZipException e) {
      throw CentralDirectory.damaged();
    }
  }

  private void take(ZipFile zip, ZipEntry packed, CentralDirectory.Entry entry) throws IOException {
    String name = entry.name().orElse(null);
    if (name == null) {
      skip("(a file)", "has a name that is not UTF-8");
    } else if (!name.endsWith("/")) {
      String objection = EntryName.objection(name).orElseGet(() -> objection(name, entry));
      if (objection != null) {
        skip(name, objection);
      } else {
        unpack(zip, packed, name);
      }
    }
  }

  private String objection(String name, CentralDirectory.Entry entry) {
    if (entry.link()) {
      return "is a symbolic link";
    }
    return names.add(name) ? null : "is in the zip twice";
  }

  private void unpack(ZipFile zip, ZipEntry packed, String name) throws IOException {
    if (unpacked >= ImportLimits.ALL_BYTES) {
      skip(name, "exceeds the " + ImportLimits.ALL_BYTES + " bytes that are read at most");
      return;
    }
    boolean text = EntryName.isMarkdown(name);
    int most = text ? ImportLimits.FILE_BYTES : (int) FileLimits.FILE_BYTES;
    try (InputStream in = zip.getInputStream(packed)) {
      byte[] bytes = in.readNBytes(most + 1);
      unpacked += bytes.length;
      if (bytes.length > most) {
        skip(name, "is larger than " + most + " bytes");
      } else if (bytes.length > ImportLimits.SMALL_BYTES
          && bytes.length / ImportLimits.RATIO > packed.getCompressedSize()) {
        skip(name, "is packed more than " + ImportLimits.RATIO + " times smaller than it is");
      } else if (!text) {
        attached.add(name, bytes);
      } else {
        add(name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
      }
    } catch (CharacterCodingException e) {
      skip(name, "is not text in UTF-8");
    } catch (ZipException | EOFException e) {
      skip(name, "is damaged");
    }
  }

  private void add(String name, String text) {
    List<String> parts = EntryName.parts(name);
    int last = parts.size() - 1;
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    files.add(new MarkdownFile(List.copyOf(parts.subList(0, last)), parts.get(last), plain));
  }

  /** Puts the addresses of stored files into the texts, once all files are known. */
  private void link() throws IOException {
    List<String> root = root();
    for (int i = 0; i < files.size(); i++) {
      MarkdownFile file = files.get(i);
      String linked = attached.linked(file.text(), root, file.folders());
      files.set(i, new MarkdownFile(file.folders(), file.name(), linked));
    }
  }

  private void skip(String name, String reason) {
    String shown = PersonText.shortened(name, ImportLimits.PATH);
    skipped.add(new Skipped(shown.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD"), reason));
  }

  /** The files, without the single outermost folder if there is one: the folder that was zipped. */
  List<MarkdownFile> files() {
    int from = root().size();
    return files.stream()
        .map(
            file ->
                new MarkdownFile(
                    file.folders().subList(from, file.folders().size()), file.name(), file.text()))
        .toList();
  }

  /** The folder that was zipped, if all texts are in one. */
  private List<String> root() {
    Set<String> outermost = new HashSet<>();
    files.forEach(file -> outermost.add(file.folders().isEmpty() ? "" : file.folders().get(0)));
    return outermost.size() != 1 || outermost.contains("") ? List.of() : List.copyOf(outermost);
  }

  /** The other files. */
  AttachedFiles attached() {
    return attached;
  }

  /**
   * A file that is not imported.
   *
   * @param path its name, as far as it can be shown
   * @param reason a sentence without its subject, such as "is an image"
   */
  record Skipped(String path, String reason) {}

  List<Skipped> skipped() {
    return List.copyOf(skipped);
  }
}
