package dev.gatehouse.administration.content.imports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the directory at the end of a zip says about entries and the JDK does not expose:
 * names as bytes, and which entries are symbolic links or encrypted (PKWARE's APPNOTE.TXT, 4.3.12
 * and 4.3.16). Entries have the same order as in the JDK's {@code ZipFile}.
 */
final class CentralDirectory {
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_LENGTH = 46;

  /** The record at the end, with the longest comment that can follow it. */
  private static final int MOST_TAIL = END_LENGTH + 0xFFFF;

  /** A directory of as many entries as an import has takes a part of it, whatever their names. */
  private static final int MOST_LENGTH = 32_000_000;

  /** Systems with a file's type in the upper half of the external attributes. */
  private static final List<Integer> UNIX_LIKE = List.of(3, 19);

  private static final int KIND = 0xF000;
  private static final int SYMBOLIC_LINK = 0xA000;

  /** An entry; its name is absent if it is not UTF-8. */
  record Entry(Optional<String> name, boolean link, boolean encrypted) {}

  private CentralDirectory() {}

  /**
   * @throws UnreadableZip when there is no such directory, or a larger one than an import has
   */
  static List<Entry> of(SeekableByteChannel zip) throws UnreadableZip, IOException {
    int tail = (int) Math.min(zip.size(), MOST_TAIL);
    ByteBuffer last = read(zip, zip.size() - tail, tail);
    int end = end(last);
    long length = last.getInt(end + 12) & 0xFFFFFFFFL;
    long begin = zip.size() - tail + end - length;
    if (length > MOST_LENGTH) {
      throw new UnreadableZip(
          "The zip has too many files. Split it by its folders into several zips.");
    }
    if (begin < 0) {
      throw damaged();
    }
    return entries(read(zip, begin, (int) length));
  }

  private static ByteBuffer read(SeekableByteChannel zip, long from, int length)
      throws UnreadableZip, IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    zip.position(from);
    while (bytes.hasRemaining()) {
      if (zip.read(bytes) < 0) {
        throw damaged();
      }
    }
    return bytes.flip();
  }

  private static List<Entry> entries(ByteBuffer bytes) throws UnreadableZip {
    List<Entry> entries = new ArrayList<>();
    int end = bytes.limit();
    int at = 0;
    while (at + ENTRY_LENGTH <= end && bytes.getInt(at) == ENTRY) {
      int start = at;
      int name = unsigned(bytes, start + 28);
      at += ENTRY_LENGTH + name + unsigned(bytes, start + 30) + unsigned(bytes, start + 32);
      if (at > end) {
        throw damaged();
      }
      entries.add(entry(bytes, start, name));
    }
    if (at != end) {
      throw damaged();
    }
    return entries;
  }

  private static Entry entry(ByteBuffer bytes, int start, int nameLength) {
    boolean unixLike = UNIX_LIKE.contains(bytes.get(start + 5) & 0xFF);
    int mode = bytes.getInt(start + 38) >>> 16;
    return new Entry(
        text(bytes.slice(start + ENTRY_LENGTH, nameLength)),
        unixLike && (mode & KIND) == SYMBOLIC_LINK,
        (bytes.get(start + 8) & 1) != 0);
  }

  private static Optional<String> text(ByteBuffer utf8) {
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(utf8).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The position of the record at the end of a zip; only the zip's comment follows it. */
  private static int end(ByteBuffer bytes) throws UnreadableZip {
    for (int at = bytes.limit() - END_LENGTH; at >= 0; at--) {
      if (bytes.getInt(at) == END && at + END_LENGTH + unsigned(bytes, at + 20) == bytes.limit()) {
        return at;
      }
    }
    throw damaged();
  }

  private static int unsigned(ByteBuffer bytes, int at) {
    return bytes.getShort(at) & 0xFFFF;
  }

  static UnreadableZip damaged() {
    return new UnreadableZip("This is not a zip file, or it is damaged. Zip the folder again.");
  }
}
