package dev.gatehouse.administration.content.imports;

import dev.gatehouse.library.file.FileLimits;
import dev.gatehouse.text.PersonText;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A folder of Markdown files, and of the files that they refer to, in a zip from an untrusted
 * source. The texts are unpacked in memory and within {@link ImportLimits}; the other files stay
 * packed on disk until this is closed.
 */
final class ZipFolder implements AutoCloseable {
  /** The reason for leaving out a file that cannot be unpacked. */
  static final String DAMAGED = "is damaged";

  private final ZipFile zip;
  private final long size;
  private final List<MarkdownFile> files = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final AttachedFiles attached = new AttachedFiles();
  private long unpacked;

  private ZipFolder(ZipFile zip, long size) {
    this.zip = zip;
    this.size = size;
  }

  /**
   * Reads a zip, and deletes it: what is open stays readable until it is closed, even if this
   * server ends without doing so.
   *
   * @throws UnreadableZip when the zip cannot be read
   * @throws IOException when the temporary file fails
   */
  static ZipFolder read(Path file) throws UnreadableZip, IOException {
    try {
      List<CentralDirectory.Entry> directory;
      try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
        directory = CentralDirectory.of(bytes);
      }
      if (directory.size() > ImportLimits.FILES) {
        throw new UnreadableZip(
            "The zip has more than %d files. Split it by its folders into several zips."
                .formatted(ImportLimits.FILES));
      }
      if (directory.stream().anyMatch(CentralDirectory.Entry::encrypted)) {
        throw new UnreadableZip("The zip is encrypted. Zip the folder without a password.");
      }
      return unpack(file, directory);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static ZipFolder unpack(Path file, List<CentralDirectory.Entry> directory)
      throws UnreadableZip, IOException {
    long size = Files.size(file);
    try {
      // Every byte is valid in this character set, so one invalid name does not prevent the rest.
      ZipFolder folder =
          new ZipFolder(
              new ZipFile(
                  file.toFile(),
                  ZipFile.OPEN_READ | ZipFile.OPEN_DELETE,
                  StandardCharsets.ISO_8859_1),
              size);
      try {
        folder.takeAll(directory);
        return folder;
      } catch (UnreadableZip | IOException | RuntimeException e) {
        folder.close();
        throw e;
      }
    } catch (ZipException e) {
      throw CentralDirectory.damaged();
    }
  }

  private void takeAll(List<CentralDirectory.Entry> directory) throws UnreadableZip, IOException {
    List<ZipEntry> entries = new ArrayList<>(zip.stream().toList());
    if (entries.size() != directory.size()) {
      throw CentralDirectory.damaged();
    }
    for (int i = 0; i < entries.size(); i++) {
      take(entries.get(i), directory.get(i));
    }
    link();
  }

  private void take(ZipEntry packed, CentralDirectory.Entry entry) throws IOException {
    String name = entry.name().orElse(null);
    if (name == null) {
      skip("(a file)", "has a name that is not UTF-8");
    } else if (!name.endsWith("/")) {
      boolean text = EntryName.isText(name);
      PackedFile file = new PackedFile(zip, packed);
      Optional<String> objection =
          EntryName.objection(name)
              .or(() -> objection(name, entry))
              .or(() -> file.objection(text ? ImportLimits.TEXT_BYTES : FileLimits.FILE_BYTES));
      if (objection.isPresent()) {
        skip(name, objection.get());
      } else if (text) {
        unpack(file, name);
      } else {
        attached.add(name, file);
      }
    }
  }

  private Optional<String> objection(String name, CentralDirectory.Entry entry) {
    if (entry.link()) {
      return Optional.of("is a symbolic link");
    }
    return names.add(name) ? Optional.empty() : Optional.of("is in the zip twice");
  }

  private void unpack(PackedFile file, String name) throws IOException {
    if (unpacked + file.size() > ImportLimits.ALL_TEXT_BYTES) {
      skip(
          name,
          "exceeds the %d bytes of text that are read at most; import it with another zip"
              .formatted(ImportLimits.ALL_TEXT_BYTES));
      return;
    }
    unpacked += file.size();
    try (InputStream in = file.open()) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
      add(name, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      skip(name, "is not text in UTF-8");
    } catch (ZipException | EOFException e) {
      skip(name, DAMAGED);
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
      files.set(i, new MarkdownFile(file.folders(), file.name(), linked(file, root)));
    }
  }

  private String linked(MarkdownFile file, List<String> root) throws IOException {
    try {
      int body = FrontMatter.end(file.text());
      return file.text().substring(0, body)
          + attached.linked(file.text().substring(body), root, file.folders());
    } catch (BadFrontMatter e) {
      // The plan tells why the file is not imported; what it refers to is not stored for it.
      return file.text();
    }
  }

  private void skip(String name, String reason) {
    String shown = PersonText.shortened(name, ImportLimits.PATH);
    skipped.add(new Skipped(shown.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD"), reason));
  }

  /**
   * The files in the order of their paths, without the single outermost folder if there is one: the
   * folder that was zipped.
   */
  List<MarkdownFile> files() {
    int from = root().size();
    return files.stream()
        .map(
            file ->
                new MarkdownFile(
                    file.folders().subList(from, file.folders().size()), file.name(), file.text()))
        .sorted(Comparator.comparing(MarkdownFile::path))
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

  /** The size of the zip in bytes, as it is on disk. */
  long size() {
    return size;
  }

  @Override
  public void close() throws IOException {
    zip.close();
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
