package dev.gatehouse.library.file;

import dev.gatehouse.library.file.picture.BadPicture;
import dev.gatehouse.library.file.picture.Copies;
import dev.gatehouse.library.file.picture.Copies.Format;
import dev.gatehouse.library.file.picture.PictureFacts;
import dev.gatehouse.library.file.picture.SmallerVersions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A file that came in and is not stored yet: in a temporary folder, which is deleted when it is
 * closed. Pictures have lost their metadata by then, so that nothing stores a place by mistake.
 */
public final class ReceivedFile implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;

  private final Path folder;
  private FileType type;
  private String name;
  private String hash;
  private Path content;
  private PictureFacts picture;
  private List<SmallerVersions.Version> versions = List.of();

  private ReceivedFile(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads a file to its end, or to the limit.
   *
   * @param given the name that came with it, which nothing relies on
   * @throws FileRefused when it is too large, or none of the types that can be stored
   */
  public static ReceivedFile read(String given, InputStream in) throws IOException, FileRefused {
    ReceivedFile file = new ReceivedFile(Files.createTempDirectory("gatehouse-file"));
    try {
      file.receive(given, in);
      return file;
    } catch (IOException | FileRefused | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void receive(String given, InputStream in) throws IOException, FileRefused {
    content = folder.resolve("given");
    copyLimited(in);
    try (InputStream start = Files.newInputStream(content)) {
      type = FileType.of(start.readNBytes(FileType.SIGN_LENGTH));
    }
    if (type == FileType.TEXT) {
      requireText();
    }
    if (type.picture().isPresent()) {
      takePicture(type.picture().get());
    }
    name = StoredName.of(given, type);
    hash = hash();
  }

  private void copyLimited(InputStream in) throws IOException, FileRefused {
    long size = 0;
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = Files.newOutputStream(content)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        if (size > FileLimits.FILE_BYTES) {
          throw tooLarge();
        }
        out.write(buffer, 0, read);
      }
    }
    if (size == 0) {
      throw FileRefused.because("is empty");
    }
  }

  /** The refusal of a file that is announced as too large, or turns out to be. */
  public static FileRefused tooLarge() {
    return FileRefused.because("is larger than " + FileLimits.FILE_BYTES + " bytes");
  }

  private void takePicture(Format format) throws IOException, FileRefused {
    Path plain = folder.resolve("plain");
    try {
      picture = Copies.withoutMetadata(format, content, plain);
    } catch (BadPicture e) {
      throw FileRefused.because(e.getMessage());
    }
    content = plain;
  }

  /** UTF-8 without control characters, and no markup, which some program may still run. */
  private void requireText() throws IOException, FileRefused {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    CharBuffer characters = CharBuffer.allocate(BUFFER);
    boolean blank = true;
    try (InputStream in = Files.newInputStream(content)) {
      boolean end = false;
      while (!end) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        bytes.position(bytes.position() + Math.max(read, 0)).flip();
        CoderResult result = decoder.decode(bytes, characters, end);
        if (result.isError()) {
          throw unknownType();
        }
        bytes.compact();
        characters.flip();
        blank = isBlank(characters, blank);
        characters.clear();
      }
    }
  }

  private static boolean isBlank(CharBuffer characters, boolean before) throws FileRefused {
    boolean blank = before;
    while (characters.hasRemaining()) {
      char c = characters.get();
      if (Character.isISOControl(c) && "\t\n\r\f".indexOf(c) < 0) {
        throw unknownType();
      }
      if (blank && c == '<') {
        throw FileRefused.because("is SVG, HTML or XML, which a browser may run as a program");
      }
      blank &= Character.isWhitespace(c) || c == '\uFEFF';
    }
    return blank;
  }

  private static FileRefused unknownType() {
    return FileRefused.because(
        "is none of the types that can be stored: PNG, JPEG, GIF, WebP, PDF, ZIP and text in UTF-8");
  }

  private String hash() throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(
            Files.newInputStream(content), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of()
          .formatHex(in.getMessageDigest().digest())
          .substring(0, FileAddress.HASH_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Makes the smaller versions of a picture, which only a file that is stored needs. */
  public void makeVersions() throws IOException {
    if (picture != null) {
      versions = SmallerVersions.of(type.picture().orElseThrow(), picture, content, folder);
    }
  }

  /** The path on its site once it is stored. */
  public String address() {
    return FileAddress.of(hash, name);
  }

  FileType type() {
    return type;
  }

  String name() {
    return name;
  }

  String contentHash() {
    return hash;
  }

  Path content() {
    return content;
  }

  /** What the picture's file says; {@code null} for other files. */
  PictureFacts picture() {
    return picture;
  }

  List<SmallerVersions.Version> versions() {
    return versions;
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
