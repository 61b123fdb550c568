package dev.gatehouse.library.file.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.library.file.picture.Copies.Format;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures lose what tells of people and places, and look as before. */
class CopiesTest {
  @TempDir Path folder;

  private PictureFacts facts;

  private byte[] copy(Format format, byte[] picture) throws IOException, BadPicture {
    Path from = Files.write(folder.resolve("from"), picture);
    Path to = folder.resolve("to");
    facts = Copies.withoutMetadata(format, from, to);
    return Files.readAllBytes(to);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static int[] pixels(byte[] picture) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 8})
  void photoKeepsPixelsAndOrientationAndNothingElse(int orientation)
      throws IOException, BadPicture {
    byte[] photo = SamplePictures.photo(60, 40, orientation);
    assertThat(text(photo)).contains(SamplePictures.SECRET);

    byte[] copy = copy(Format.JPEG, photo);

    assertThat(text(copy)).doesNotContain("GPS").doesNotContain("xap").endsWith("\u00ff\u00d9");
    assertThat(text(copy).contains("Exif")).isEqualTo(orientation > 1);
    assertThat(pixels(copy)).isEqualTo(pixels(photo));
    assertThat(facts.orientation()).isEqualTo(orientation);
    assertThat(facts.shownWidth()).isEqualTo(orientation > 4 ? 40 : 60);
    assertThat(copy(Format.JPEG, copy)).isEqualTo(copy);
    assertThat(facts.orientation()).isEqualTo(orientation);
  }

  @Test
  void pngThatIsHtmlAsWellIsOnlyPngAfterwards() throws IOException, BadPicture {
    byte[] polyglot = SamplePictures.polyglot(30, 20);

    byte[] copy = copy(Format.PNG, polyglot);

    assertThat(text(copy)).doesNotContain("<script>").doesNotContain("tEXt");
    assertThat(pixels(copy)).isEqualTo(pixels(polyglot));
    assertThat(copy(Format.PNG, copy)).isEqualTo(copy);
  }

  @Test
  void gifKeepsItsPixels() throws IOException, BadPicture {
    byte[] gif = SamplePictures.of("gif", 30, 20);
    byte[] longer = Arrays.copyOf(gif, gif.length + 100);

    byte[] copy = copy(Format.GIF, longer);

    assertThat(pixels(copy)).isEqualTo(pixels(gif));
    assertThat(copy.length).isLessThanOrEqualTo(gif.length);
    assertThat(facts).isEqualTo(new PictureFacts(30, 20, 1, false));
  }

  @Test
  void webpLosesExifAndXmpButNotItsOrientation() throws IOException, BadPicture {
    byte[] copy = copy(Format.WEBP, SamplePictures.webp(300, 200));

    assertThat(text(copy)).doesNotContain("GPS").contains("EXIF");
    assertThat(facts).isEqualTo(new PictureFacts(300, 200, 6, false));
    assertThat(copy[20]).as("flags").isEqualTo((byte) 0x08);
    assertThat(copy[4] & 0xFF | (copy[5] & 0xFF) << 8).isEqualTo(copy.length - 8);
    assertThat(copy(Format.WEBP, copy)).isEqualTo(copy);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void refusesPicturesOfWhichAPartIsMissing(Format format) throws IOException, BadPicture {
    byte[] whole =
        format == Format.WEBP
            ? copy(format, SamplePictures.webp(30, 20))
            : copy(format, SamplePictures.of(format.name(), 30, 20));

    for (int length = 12; length < whole.length; length += 7) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> copy(format, part)).isInstanceOf(BadPicture.class);
    }
  }

  @Test
  void refusesPicturesOfMorePixelsThanTheirBytesTell() {
    assertThatThrownBy(() -> copy(Format.PNG, SamplePictures.bomb(60_000, 60_000)))
        .hasMessageContaining("60000 by 60000 pixels");
    assertThatThrownBy(() -> copy(Format.PNG, SamplePictures.bomb(19_000, 19_000)))
        .hasMessageContaining("64 million pixels");
    assertThatThrownBy(() -> copy(Format.PNG, SamplePictures.bomb(-1, 5)))
        .hasMessageContaining("damaged");
  }
}
