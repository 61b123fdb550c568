package dev.gatehouse.library.file.picture;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/**
 * Copies a WebP without its metadata (RFC 9649, section 2.7): EXIF and XMP, chunks that no
 * specification knows, and what follows the picture are left out.
 */
final class WebpCopy {
  private static final Set<String> KEPT =
      Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
  private static final String EXIF = "EXIF";
  private static final int LONGEST_EXIF = 65_536;
  private static final int HAS_EXIF = 0x08;
  private static final int HAS_XMP = 0x04;
  private static final int ANIMATED = 0x02;

  /** Where the flags of an extended file are, which is the first chunk. */
  private static final int FLAGS = 20;

  private final DataInputStream in;
  private final DataOutputStream out;
  private int width;
  private int height;
  private int flags = -1;
  private int orientation = Orientation.UPRIGHT;

  private WebpCopy(DataInputStream in, DataOutputStream out) {
    this.in = in;
    this.out = out;
  }

  static PictureFacts copy(DataInputStream in, DataOutputStream out)
      throws IOException, BadPicture {
    return new WebpCopy(in, out).copy();
  }

  /** Writes what is known only once the chunks are copied: how long they are, and which. */
  static void complete(Path copy, PictureFacts facts) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
      file.seek(4);
      file.writeInt(Integer.reverseBytes((int) file.length() - 8));
      file.seek(12);
      byte[] first = new byte[4];
      file.readFully(first);
      if (new String(first, StandardCharsets.ISO_8859_1).equals("VP8X")) {
        file.seek(FLAGS);
        int plain = file.read() & ~(HAS_EXIF | HAS_XMP);
        file.seek(FLAGS);
        file.write(facts.orientation() > Orientation.UPRIGHT ? plain | HAS_EXIF : plain);
      }
    }
  }

  private PictureFacts copy() throws IOException, BadPicture {
    Copies.exactly(4, in, out);
    long left = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt())) - 4;
    out.writeInt(0);
    Copies.exactly(4, in, out);
    while (left >= 8) {
      String type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
      long length = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
      long padded = length + (length & 1);
      left -= 8 + padded;
      if (left < 0) {
        throw BadPicture.damaged();
      }
      if (type.equals(EXIF) && length <= LONGEST_EXIF) {
        byte[] exif = new byte[(int) length];
        in.readFully(exif);
        turn(exif);
        in.skipNBytes(padded - length);
      } else if (KEPT.contains(type)) {
        keep(type, length, padded);
      } else {
        in.skipNBytes(padded);
      }
    }
    return PictureFacts.of(width, height, orientation, flags >= 0 && (flags & ANIMATED) != 0);
  }

  private void keep(String type, long length, long padded) throws IOException, BadPicture {
    out.write(type.getBytes(StandardCharsets.ISO_8859_1));
    out.writeInt(Integer.reverseBytes((int) length));
    byte[] start = in.readNBytes((int) Math.min(10, length));
    if (width == 0) {
      readSize(type, start);
      PictureFacts.of(width, height, orientation, false);
    }
    out.write(start);
    Copies.exactly(padded - start.length, in, out);
  }

  private void readSize(String type, byte[] start) throws BadPicture {
    if (start.length < 10) {
      throw BadPicture.damaged();
    }
    switch (type) {
      case "VP8X" -> {
        flags = start[0] & 0xFF;
        width = 1 + number(start, 4, 3);
        height = 1 + number(start, 7, 3);
      }
      case "VP8L" -> {
        long bits = Integer.toUnsignedLong(number(start, 1, 4));
        width = 1 + (int) (bits & 0x3FFF);
        height = 1 + (int) (bits >> 14 & 0x3FFF);
      }
      case "VP8 " -> {
        width = number(start, 6, 2) & 0x3FFF;
        height = number(start, 8, 2) & 0x3FFF;
      }
      default -> throw BadPicture.damaged();
    }
  }

  private static int number(byte[] bytes, int at, int length) {
    int number = 0;
    for (int i = 0; i < length; i++) {
      number |= (bytes[at + i] & 0xFF) << 8 * i;
    }
    return number;
  }

  private void turn(byte[] exif) throws IOException {
    // Only an extended file may have one.
    orientation = flags < 0 ? Orientation.UPRIGHT : Orientation.of(exif);
    if (orientation > Orientation.UPRIGHT) {
      byte[] kept = Orientation.exif(orientation);
      out.write(EXIF.getBytes(StandardCharsets.ISO_8859_1));
      out.writeInt(Integer.reverseBytes(kept.length));
      out.write(kept);
    }
  }
}
