package dev.gatehouse.library.file.picture;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures for tests, with what cameras and attackers add to them. */
public final class SamplePictures {
  /** Stands for a place in EXIF, and for anything else that must not be stored. */
  public static final String SECRET = "GPS 48.2082 16.3738 <script>alert(1)</script>";

  private static final byte[] MARK = SECRET.getBytes(StandardCharsets.ISO_8859_1);

  private SamplePictures() {}

  public static byte[] of(String format, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
    pen.fillRect(0, 0, width, height);
    pen.dispose();
    Random random = new Random(7);
    for (int i = 0; i < width * height / 4; i++) {
      image.setRGB(random.nextInt(width), random.nextInt(height), random.nextInt(0x1000000));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A photo with EXIF of a camera that was held sideways, a comment, and a file behind it. */
  public static byte[] photo(int width, int height, int orientation) {
    byte[] plain = of("jpg", width, height);
    ByteArrayOutputStream photo = new ByteArrayOutputStream();
    photo.write(plain, 0, 2);
    byte[] exif = Orientation.exif(orientation);
    segment(photo, 0xE1, join(bytes("Exif\0\0"), exif, MARK));
    segment(photo, 0xE1, join(bytes("http://ns.adobe.com/xap/1.0/\0"), MARK));
    segment(photo, 0xFE, MARK);
    photo.write(plain, 2, plain.length - 2);
    photo.writeBytes(MARK);
    return photo.toByteArray();
  }

  private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
    out.write(0xFF);
    out.write(marker);
    out.write(content.length + 2 >> 8);
    out.write(content.length + 2);
    out.writeBytes(content);
  }

  /** A PNG that is HTML as well: in a chunk of text, and behind its end. */
  public static byte[] polyglot(int width, int height) {
    byte[] plain = of("png", width, height);
    int header = 8 + 25;
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.write(plain, 0, header);
    png.writeBytes(chunk("tEXt", join(bytes("Comment\0"), MARK)));
    png.writeBytes(chunk("eXIf", join(Orientation.exif(1), MARK)));
    png.write(plain, header, plain.length - header);
    png.writeBytes(MARK);
    return png.toByteArray();
  }

  /** A PNG of a few bytes that claims to be huge. */
  public static byte[] bomb(int width, int height) {
    byte[] png = of("png", 1, 1);
    byte[] header = new byte[13];
    System.arraycopy(png, 16, header, 0, 13);
    ByteBuffer.wrap(header).putInt(width).putInt(height);
    byte[] chunk = chunk("IHDR", header);
    System.arraycopy(chunk, 0, png, 8, chunk.length);
    return png;
  }

  /** A WebP of the extended form; no decoder would like its pixels. */
  public static byte[] webp(int width, int height) {
    byte[] extended = new byte[10];
    extended[0] = 0x0C;
    little(extended, 4, width - 1);
    little(extended, 7, height - 1);
    byte[] all =
        join(
            bytes("WEBP"),
            riff("VP8X", extended),
            riff("VP8L", new byte[] {0x2F, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}),
            riff("EXIF", join(Orientation.exif(6), MARK)),
            riff("XMP ", MARK));
    return join(riff("RIFF", all), MARK);
  }

  private static void little(byte[] bytes, int at, int number) {
    for (int i = 0; i < 3; i++) {
      bytes[at + i] = (byte) (number >> 8 * i);
    }
  }

  private static byte[] riff(String type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length + (content.length & 1))
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(bytes(type))
        .putInt(content.length)
        .put(content)
        .array();
  }

  private static byte[] chunk(String type, byte[] content) {
    CRC32 check = new CRC32();
    check.update(bytes(type));
    check.update(content);
    return ByteBuffer.allocate(12 + content.length)
        .putInt(content.length)
        .put(bytes(type))
        .put(content)
        .putInt((int) check.getValue())
        .array();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
