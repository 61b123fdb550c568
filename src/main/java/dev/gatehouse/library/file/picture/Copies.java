package dev.gatehouse.library.file.picture;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies pictures from file to file without their metadata; only a few bytes are in memory. */
public final class Copies {
  private Copies() {}

  /** The formats of pictures. */
  public enum Format {
    JPEG,
    PNG,
    GIF,
    WEBP
  }

  /**
   * @throws BadPicture when the file is not a whole picture of this format, or too large a one
   */
  public static PictureFacts withoutMetadata(Format format, Path from, Path to)
      throws IOException, BadPicture {
    PictureFacts facts = copy(format, from, to, 0);
    if (format == Format.WEBP) {
      WebpCopy.complete(to, facts);
    }
    return facts;
  }

  /** A JPEG that is turned when it is shown. */
  static void turned(int orientation, Path from, Path to) throws IOException, BadPicture {
    copy(Format.JPEG, from, to, orientation);
  }

  private static PictureFacts copy(Format format, Path from, Path to, int turned)
      throws IOException, BadPicture {
    try (InputStream plain = new BufferedInputStream(Files.newInputStream(from));
        PushbackInputStream bytes = new PushbackInputStream(plain, 2);
        DataInputStream in = new DataInputStream(bytes);
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(to));
        DataOutputStream out = new DataOutputStream(file)) {
      return switch (format) {
        case JPEG -> JpegCopy.copy(bytes, out, turned);
        case PNG -> PngCopy.copy(in, out);
        case GIF -> GifCopy.copy(in, out);
        case WEBP -> WebpCopy.copy(in, out);
      };
    } catch (EOFException e) {
      throw BadPicture.damaged();
    }
  }

  /**
   * @throws EOFException when there are fewer bytes
   */
  static void exactly(long bytes, InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[(int) Math.min(bytes, 8192)];
    long left = bytes;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw new EOFException();
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }
}
