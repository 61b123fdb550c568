package dev.gatehouse.library.file.picture;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Copies a GIF without comments, texts and the blocks of applications, apart from the one that lets
 * it repeat (GIF89a specification, sections 18 to 27). What follows the picture is left out.
 */
final class GifCopy {
  private static final int IMAGE = 0x2C;
  private static final int EXTENSION = 0x21;
  private static final int END = 0x3B;
  private static final int CONTROL = 0xF9;
  private static final int APPLICATION = 0xFF;
  private static final int HAS_TABLE = 0x80;
  private static final List<String> REPEATING = List.of("NETSCAPE2.0", "ANIMEXTS1.0");

  private final DataInputStream in;
  private final DataOutputStream out;

  private GifCopy(DataInputStream in, DataOutputStream out) {
    this.in = in;
    this.out = out;
  }

  static PictureFacts copy(DataInputStream in, DataOutputStream out)
      throws IOException, BadPicture {
    return new GifCopy(in, out).copy();
  }

  private PictureFacts copy() throws IOException, BadPicture {
    Copies.exactly(6, in, out);
    byte[] screen = in.readNBytes(7);
    if (screen.length < 7) {
      throw BadPicture.damaged();
    }
    int width = screen[0] & 0xFF | (screen[1] & 0xFF) << 8;
    int height = screen[2] & 0xFF | (screen[3] & 0xFF) << 8;
    PictureFacts.of(width, height, Orientation.UPRIGHT, false);
    out.write(screen);
    table(screen[4]);
    int frames = 0;
    for (int block = in.readUnsignedByte(); block != END; block = in.readUnsignedByte()) {
      if (block == IMAGE) {
        image();
        frames++;
      } else if (block == EXTENSION) {
        extension();
      } else {
        throw BadPicture.damaged();
      }
    }
    out.write(END);
    return PictureFacts.of(width, height, Orientation.UPRIGHT, frames > 1);
  }

  private void table(int flags) throws IOException {
    if ((flags & HAS_TABLE) != 0) {
      Copies.exactly(3L << (flags & 7) + 1, in, out);
    }
  }

  private void image() throws IOException {
    out.write(IMAGE);
    Copies.exactly(8, in, out);
    int flags = in.readUnsignedByte();
    out.write(flags);
    table(flags);
    Copies.exactly(1, in, out);
    blocks(true);
  }

  private void extension() throws IOException {
    int label = in.readUnsignedByte();
    int length = in.readUnsignedByte();
    byte[] first = in.readNBytes(length);
    boolean kept =
        label == CONTROL
            || label == APPLICATION
                && REPEATING.contains(new String(first, StandardCharsets.ISO_8859_1));
    if (kept) {
      out.write(EXTENSION);
      out.write(label);
      out.write(length);
      out.write(first);
    }
    if (length > 0) {
      blocks(kept);
    }
  }

  /** Blocks of at most 255 bytes each, up to an empty one. */
  private void blocks(boolean kept) throws IOException {
    int length;
    do {
      length = in.readUnsignedByte();
      if (kept) {
        out.write(length);
        Copies.exactly(length, in, out);
      } else {
        in.skipNBytes(length);
      }
    } while (length > 0);
  }
}
