package dev.gatehouse.library.file.picture;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Copies a JPEG without its metadata (ITU-T T.81, annex B): of the segments for applications, only
 * those stay that say how colours are meant. What follows the picture is left out, such as a second
 * picture with a place of its own, or another file.
 */
final class JpegCopy {
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int COMMENT = 0xFE;
  private static final int APP0 = 0xE0;
  private static final int EXIF = 0xE1;
  private static final int PROFILE = 0xE2;
  private static final int ADOBE = 0xEE;
  private static final int APP15 = 0xEF;
  private static final int FIRST_RESTART = 0xD0;
  private static final byte[] EXIF_SIGN = bytes("Exif\0\0");

  private final PushbackInputStream bytes;
  private final DataInputStream in;
  private final DataOutputStream out;
  private int width;
  private int height;
  private int orientation;

  private JpegCopy(PushbackInputStream bytes, DataOutputStream out) {
    this.bytes = bytes;
    this.in = new DataInputStream(bytes);
    this.out = out;
  }

  /**
   * @param turned the orientation to write instead of the picture's own; 0 to keep that
   */
  static PictureFacts copy(PushbackInputStream in, DataOutputStream out, int turned)
      throws IOException, BadPicture {
    return new JpegCopy(in, out).copy(turned);
  }

  private PictureFacts copy(int turned) throws IOException, BadPicture {
    orientation = turned;
    if (in.readUnsignedByte() != 0xFF || in.readUnsignedByte() != START) {
      throw BadPicture.damaged();
    }
    marker(START);
    if (turned > Orientation.UPRIGHT) {
      writeOrientation();
    }
    for (int marker = nextMarker(); marker != END; marker = nextMarker()) {
      segment(marker);
      if (marker == SCAN) {
        scan();
      }
    }
    marker(END);
    return PictureFacts.of(width, height, Math.max(orientation, Orientation.UPRIGHT), false);
  }

  /** Any number of fill bytes may come before a marker. */
  private int nextMarker() throws IOException, BadPicture {
    if (in.readUnsignedByte() != 0xFF) {
      throw BadPicture.damaged();
    }
    int marker = in.readUnsignedByte();
    while (marker == 0xFF) {
      marker = in.readUnsignedByte();
    }
    return marker;
  }

  private void segment(int marker) throws IOException, BadPicture {
    if (marker < 0xC0 || marker >= FIRST_RESTART && marker <= START) {
      throw BadPicture.damaged();
    }
    int length = in.readUnsignedShort() - 2;
    if (length < 0) {
      throw BadPicture.damaged();
    }
    byte[] content = new byte[length];
    in.readFully(content);
    if (isFrame(marker) && width == 0) {
      readSize(content);
    }
    if (marker == EXIF && begins(content, EXIF_SIGN) && orientation == 0) {
      orientation = Orientation.of(Arrays.copyOfRange(content, EXIF_SIGN.length, length));
      if (orientation > Orientation.UPRIGHT) {
        writeOrientation();
      }
    } else if (stays(marker, content)) {
      write(marker, content);
    }
  }

  /** SOF, among which DHT (C4), JPG (C8) and DAC (CC) are not. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private void readSize(byte[] frame) throws BadPicture {
    if (frame.length < 5) {
      throw BadPicture.damaged();
    }
    height = (frame[1] & 0xFF) << 8 | frame[2] & 0xFF;
    width = (frame[3] & 0xFF) << 8 | frame[4] & 0xFF;
    // A bomb is refused before the rest of it is read.
    PictureFacts.of(width, height, Orientation.UPRIGHT, false);
  }

  private static boolean stays(int marker, byte[] content) {
    return switch (marker) {
      case APP0 -> begins(content, bytes("JFIF\0"));
      case PROFILE -> begins(content, bytes("ICC_PROFILE\0"));
      case ADOBE -> begins(content, bytes("Adobe"));
      case COMMENT -> false;
      default -> marker < APP0 || marker > APP15;
    };
  }

  /** Entropy-coded data: up to the next marker that is not a restart. */
  private void scan() throws IOException {
    while (true) {
      int next = in.readUnsignedByte();
      if (next != 0xFF) {
        out.write(next);
        continue;
      }
      int marker = in.readUnsignedByte();
      if (marker == 0 || marker >= FIRST_RESTART && marker < START) {
        out.write(0xFF);
        out.write(marker);
      } else {
        bytes.unread(marker);
        if (marker != 0xFF) {
          bytes.unread(0xFF);
          return;
        }
      }
    }
  }

  private void writeOrientation() throws IOException {
    byte[] exif = Orientation.exif(orientation);
    byte[] segment = Arrays.copyOf(EXIF_SIGN, EXIF_SIGN.length + exif.length);
    System.arraycopy(exif, 0, segment, EXIF_SIGN.length, exif.length);
    write(EXIF, segment);
  }

  private void write(int marker, byte[] content) throws IOException {
    marker(marker);
    out.writeShort(content.length + 2);
    out.write(content);
  }

  private void marker(int marker) throws IOException {
    out.write(0xFF);
    out.write(marker);
  }

  private static boolean begins(byte[] content, byte[] sign) {
    return content.length >= sign.length
        && Arrays.equals(content, 0, sign.length, sign, 0, sign.length);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
