package dev.gatehouse.library.file.picture;

import dev.gatehouse.library.file.picture.Copies.Format;
import dev.gatehouse.trace.RequestLog;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;

/**
 * Makes smaller versions of PNG and JPEG pictures, so that a phone need not load a whole
 * screenshot. A decoded picture takes many times its file's memory: pixels are left out while it is
 * read, and there is one at a time. WebP pictures, for which Java has no decoder, and animated ones
 * are sent as they are.
 */
public final class SmallerVersions {
  private static final Logger LOG = RequestLog.of(SmallerVersions.class);

  /** For a phone, for a column of text, and for that column on a screen with twice the pixels. */
  private static final List<Integer> WIDTHS = List.of(1600, 800, 400);

  /** Of a decoded picture: about 50 MB of memory. */
  private static final long MOST_PIXELS = 12_000_000;

  /** Scaling begins with at least this many times the pixels of a line, if the picture has them. */
  private static final int FINER = 2;

  private static final float QUALITY = 0.82f;
  private static final Semaphore ONE_AT_A_TIME = new Semaphore(1);

  private SmallerVersions() {}

  /**
   * A smaller version.
   *
   * @param width as shown, in pixels
   */
  public record Version(int width, Path file, long size) {}

  /**
   * The smaller versions of a picture that have fewer bytes than it has; none where it cannot be
   * decoded, as some browsers' colours cannot.
   *
   * @param folder where the versions' files are made
   */
  public static List<Version> of(Format format, PictureFacts facts, Path picture, Path folder)
      throws IOException {
    boolean turnedPng = format == Format.PNG && facts.orientation() > Orientation.UPRIGHT;
    boolean decodable = format == Format.PNG && !turnedPng || format == Format.JPEG;
    if (!decodable || facts.animated() || facts.shownWidth() <= WIDTHS.get(WIDTHS.size() - 1)) {
      return List.of();
    }
    ONE_AT_A_TIME.acquireUninterruptibly();
    try {
      return scaled(format, facts, picture, folder);
    } catch (BadPicture | IOException | RuntimeException e) {
      LOG.log(Level.INFO, "A picture is shown in its own size only: {0}", e.getMessage());
      return List.of();
    } finally {
      ONE_AT_A_TIME.release();
    }
  }

  private static List<Version> scaled(Format format, PictureFacts facts, Path picture, Path folder)
      throws IOException, BadPicture {
    BufferedImage image = decoded(format, facts, picture);
    boolean sideways = Orientation.isSideways(facts.orientation());
    int most = sideways ? image.getHeight() : image.getWidth();
    List<Version> versions = new ArrayList<>();
    for (int width : WIDTHS) {
      if (width < facts.shownWidth() && width <= most) {
        int across =
            (int)
                Math.max(1, Math.round((double) width * facts.shownHeight() / facts.shownWidth()));
        image = sideways ? scaled(image, across, width) : scaled(image, width, across);
        Path file = folder.resolve("w" + width);
        write(format, facts.orientation(), image, file);
        if (Files.size(file) < Files.size(picture)) {
          versions.add(new Version(width, file, Files.size(file)));
        }
      }
    }
    return versions;
  }

  private static BufferedImage decoded(Format format, PictureFacts facts, Path picture)
      throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format.name()).next();
    try (FileImageInputStream in = new FileImageInputStream(picture.toFile())) {
      reader.setInput(in, true, true);
      ImageReadParam param = reader.getDefaultReadParam();
      int step = step(facts);
      param.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, param);
    } finally {
      reader.dispose();
    }
  }

  /** Of how many pixels in a line, and lines, one is read. */
  private static int step(PictureFacts facts) {
    int step = Math.max(1, facts.shownWidth() / (FINER * WIDTHS.get(0)));
    while ((long) (facts.width() / step) * (facts.height() / step) > MOST_PIXELS) {
      step++;
    }
    return step;
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height)
      throws IOException {
    boolean opaque = !image.getColorModel().hasAlpha();
    return Thumbnails.of(image)
        .forceSize(width, height)
        .imageType(opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB)
        .asBufferedImage();
  }

  private static void write(Format format, int orientation, BufferedImage image, Path file)
      throws IOException, BadPicture {
    if (format == Format.JPEG && orientation > Orientation.UPRIGHT) {
      Path lying = file.resolveSibling("lying");
      encode(format, image, lying);
      Copies.turned(orientation, lying, file);
      Files.delete(lying);
    } else {
      encode(format, image, file);
    }
  }

  private static void encode(Format format, BufferedImage image, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format.name()).next();
    // An existing file would keep what is behind the new end.
    Files.deleteIfExists(file);
    try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (format == Format.JPEG) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(QUALITY);
      }
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
  }
}
