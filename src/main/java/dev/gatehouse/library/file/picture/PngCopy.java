package dev.gatehouse.library.file.picture;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Copies a PNG without its metadata (W3C PNG, third edition, section 11): the chunks stay that
 * decide how it looks. Texts, times and what follows the picture are left out.
 */
final class PngCopy {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final Set<String> KEPT =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP",
          "bKGD", "pHYs", "acTL", "fcTL", "fdAT");
  private static final String EXIF = "eXIf";
  private static final int LONGEST_EXIF = 65_536;
  private static final int HEADER = 13;

  private final DataInputStream in;
  private final DataOutputStream out;
  private int width;
  private int height;
  private int orientation = Orientation.UPRIGHT;
  private boolean animated;

  private PngCopy(DataInputStream in, DataOutputStream out) {
    this.in = in;
    this.out = out;
  }

  static PictureFacts copy(DataInputStream in, DataOutputStream out)
      throws IOException, BadPicture {
    return new PngCopy(in, out).copy();
  }

  private PictureFacts copy() throws IOException, BadPicture {
    in.skipNBytes(SIGNATURE.length);
    out.write(SIGNATURE);
    String type;
    do {
      int length = in.readInt();
      type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
      if (length < 0 || width == 0 != type.equals("IHDR")) {
        throw BadPicture.damaged();
      }
      if (type.equals("IHDR")) {
        header(length);
      } else if (type.equals(EXIF) && length <= LONGEST_EXIF) {
        turn(in.readNBytes(length));
        in.skipNBytes(4);
      } else if (KEPT.contains(type)) {
        animated |= type.equals("acTL");
        keep(type, length);
      } else {
        in.skipNBytes(length + 4L);
      }
    } while (!type.equals("IEND"));
    return PictureFacts.of(width, height, orientation, animated);
  }

  private void header(int length) throws IOException, BadPicture {
    if (length != HEADER) {
      throw BadPicture.damaged();
    }
    width = in.readInt();
    height = in.readInt();
    // A bomb is refused before the rest of it is read.
    PictureFacts.of(width, height, orientation, false);
    out.writeInt(HEADER);
    out.write("IHDR".getBytes(StandardCharsets.ISO_8859_1));
    out.writeInt(width);
    out.writeInt(height);
    Copies.exactly(HEADER - 8 + 4, in, out);
  }

  private void turn(byte[] exif) throws IOException {
    orientation = Orientation.of(exif);
    if (orientation > Orientation.UPRIGHT) {
      byte[] type = EXIF.getBytes(StandardCharsets.ISO_8859_1);
      byte[] kept = Orientation.exif(orientation);
      CRC32 check = new CRC32();
      check.update(type);
      check.update(kept);
      out.writeInt(kept.length);
      out.write(type);
      out.write(kept);
      out.writeInt((int) check.getValue());
    }
  }

  private void keep(String type, int length) throws IOException {
    out.writeInt(length);
    out.write(type.getBytes(StandardCharsets.ISO_8859_1));
    Copies.exactly(length + 4L, in, out);
  }
}
