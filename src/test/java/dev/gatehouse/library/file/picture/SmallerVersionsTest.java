package dev.gatehouse.library.file.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.library.file.picture.Copies.Format;
import dev.gatehouse.library.file.picture.SmallerVersions.Version;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallerVersionsTest {
  @TempDir Path folder;

  private List<Version> of(Format format, byte[] picture) throws IOException, BadPicture {
    Path given = Files.write(folder.resolve("given"), picture);
    Path plain = folder.resolve("plain");
    PictureFacts facts = Copies.withoutMetadata(format, given, plain);
    return SmallerVersions.of(format, facts, plain, folder);
  }

  /** One that is hardly smaller would have more bytes, which helps nobody. */
  @Test
  void widePictureHasOneForEachKindOfScreen() throws IOException, BadPicture {
    List<Version> versions = of(Format.PNG, SamplePictures.of("png", 1700, 850));

    assertThat(versions).extracting(Version::width).containsExactly(800, 400);
    for (Version version : versions) {
      BufferedImage image = ImageIO.read(version.file().toFile());
      assertThat(image.getWidth()).isEqualTo(version.width());
      assertThat(image.getHeight()).isEqualTo(version.width() / 2);
      assertThat(version.size()).isEqualTo(Files.size(version.file()));
    }
  }

  /** Its lines are columns of what is shown. */
  @Test
  void photoOfCameraHeldSidewaysStaysTurned() throws IOException, BadPicture {
    List<Version> versions = of(Format.JPEG, SamplePictures.photo(1000, 600, 6));

    assertThat(versions).extracting(Version::width).containsExactly(400);
    Path again = folder.resolve("again");
    PictureFacts facts = Copies.withoutMetadata(Format.JPEG, versions.get(0).file(), again);
    assertThat(facts).isEqualTo(new PictureFacts(667, 400, 6, false));
  }

  @Test
  void smallPicturesAndFormatsWithoutDecoderHaveNone() throws IOException, BadPicture {
    assertThat(of(Format.PNG, SamplePictures.of("png", 400, 300))).isEmpty();
    assertThat(of(Format.WEBP, SamplePictures.webp(3000, 2000))).isEmpty();
    assertThat(of(Format.GIF, SamplePictures.of("gif", 500, 20))).isEmpty();
  }

  /** Whole by its chunks, and not by its pixels. */
  @Test
  void pictureThatCannotBeDecodedHasNone() throws IOException, BadPicture {
    assertThat(of(Format.PNG, SamplePictures.bomb(5000, 5000))).isEmpty();
  }
}
