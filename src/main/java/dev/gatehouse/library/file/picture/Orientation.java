package dev.gatehouse.library.file.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held: the one entry of EXIF that is kept, since a picture lies on its side
 * without it (Exif 2.32, section 4.6.4 A, tag 274).
 */
final class Orientation {
  /** The picture is stored as it is shown. */
  static final int UPRIGHT = 1;

  private static final int LAST = 8;
  private static final int FIRST_SIDEWAYS = 5;
  private static final int TAG = 274;
  private static final int SHORT = 3;
  private static final int HEADER = 8;
  private static final int ENTRY = 12;
  private static final int MAGIC = 42;

  private Orientation() {}

  /** The orientation in a block of EXIF, which is a TIFF file; upright where it is not told. */
  static int of(byte[] exif) {
    if (exif.length < HEADER + 2 || exif[0] != exif[1] || exif[0] != 'I' && exif[0] != 'M') {
      return UPRIGHT;
    }
    ByteBuffer tiff =
        ByteBuffer.wrap(exif)
            .order(exif[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (tiff.getShort(2) != MAGIC || directory < HEADER || directory > exif.length - 2) {
      return UPRIGHT;
    }
    int entries = Short.toUnsignedInt(tiff.getShort(directory));
    for (int i = 0; i < entries; i++) {
      int at = directory + 2 + i * ENTRY;
      if (at > exif.length - ENTRY) {
        return UPRIGHT;
      }
      if (Short.toUnsignedInt(tiff.getShort(at)) == TAG && tiff.getShort(at + 2) == SHORT) {
        int found = Short.toUnsignedInt(tiff.getShort(at + 8));
        return found > LAST || found < UPRIGHT ? UPRIGHT : found;
      }
    }
    return UPRIGHT;
  }

  /** A block of EXIF with the orientation and nothing else. */
  static byte[] exif(int orientation) {
    return ByteBuffer.allocate(HEADER + 2 + ENTRY + 4)
        .put(new byte[] {'M', 'M'})
        .putShort((short) MAGIC)
        .putInt(HEADER)
        .putShort((short) 1)
        .putShort((short) TAG)
        .putShort((short) SHORT)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  /** Whether width and height change places when the picture is shown. */
  static boolean isSideways(int orientation) {
    return orientation >= FIRST_SIDEWAYS;
  }
}
