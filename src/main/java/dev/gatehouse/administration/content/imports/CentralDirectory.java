package dev.gatehouse.administration.content.imports;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

  /** Systems with a file's type in the upper half of the external attributes. */
  private static final List<Integer> UNIX_LIKE = List.of(3, 19);

  private static final int KIND = 0xF000;
  private static final int SYMBOLIC_LINK = 0xA000;

  /** An entry; its name is absent if it is not UTF-8. */
  record Entry(Optional<String> name, boolean link, boolean encrypted) {}

  private CentralDirectory() {}

  /**
   * @throws UnreadableZip when there is no such directory
   */
  static List<Entry> of(byte[] zip) throws UnreadableZip {
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int end = end(bytes);
    long at = end - (bytes.getInt(end + 12) & 0xFFFFFFFFL);
    List<Entry> entries = new ArrayList<>();
    while (at >= 0 && at + ENTRY_LENGTH <= end && bytes.getInt((int) at) == ENTRY) {
      int start = (int) at;
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
    return new UnreadableZip("This is not a zip file, or it is damaged.");
  }
}
