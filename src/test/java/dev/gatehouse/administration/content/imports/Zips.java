package dev.gatehouse.administration.content.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes zips, including malicious ones. */
final class Zips {
  private static final int CENTRAL_ENTRY = 0x02014b50;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);

  static Zips zip() {
    return new Zips();
  }

  Zips with(String name, String text) {
    return with(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Zips with(String name, byte[] content) {
    try {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    try {
      zip.close();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a zip as an import does. */
  static ZipFolder read(byte[] zip) throws UnreadableZip, IOException {
    Path file = Files.createTempFile("gatehouse-test", ".zip");
    Files.write(file, zip);
    try {
      return ZipFolder.read(file);
    } finally {
      assertThat(file).doesNotExist();
    }
  }

  /** The zip with an entry that says it was made on Unix and is a symbolic link. */
  static byte[] linking(byte[] zip, String name) {
    ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int entry = entry(buffer, name);
    buffer.put(entry + 5, (byte) 3);
    buffer.putInt(entry + 38, 0xA1FF << 16);
    return zip;
  }

  /** The zip with an entry that says it is encrypted. */
  static byte[] encrypting(byte[] zip, String name) {
    int entry = entry(ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN), name);
    zip[entry + 8] |= 1;
    return zip;
  }

  /** The zip with an entry that says it has another size unpacked. */
  static byte[] claiming(byte[] zip, String name, int size) {
    ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(entry(buffer, name) + 24, size);
    return zip;
  }

  /** The zip with a name of the same length in other bytes, without the mark for UTF-8. */
  static byte[] naming(byte[] zip, String name, byte[] otherwise) {
    ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int entry = entry(buffer, name);
    buffer.put(entry + 46, otherwise);
    buffer.put(entry + 9, (byte) 0);
    int local = buffer.getInt(entry + 42);
    buffer.put(local + 30, otherwise);
    buffer.put(local + 7, (byte) 0);
    return zip;
  }

  private static int entry(ByteBuffer zip, String name) {
    byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < zip.limit() - 46 - wanted.length; at++) {
      if (zip.getInt(at) == CENTRAL_ENTRY
          && zip.slice(at + 46, wanted.length).equals(ByteBuffer.wrap(wanted))) {
        return at;
      }
    }
    throw new AssertionError("no entry " + name);
  }
}
