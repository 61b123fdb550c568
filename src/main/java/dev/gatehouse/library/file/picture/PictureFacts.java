package dev.gatehouse.library.file.picture;

/**
 * What a picture's file says about the picture.
 *
 * @param width as stored, in pixels
 * @param height as stored, in pixels
 * @param orientation how it has to be turned, see {@link Orientation}
 * @param animated whether it has several frames
 */
public record PictureFacts(int width, int height, int orientation, boolean animated) {
  /** Larger pictures would take too long to decode, in browsers as well. */
  private static final long MOST_PIXELS = 64_000_000;

  private static final int LONGEST_SIDE = 20_000;

  /**
   * @throws BadPicture when the file tells no size, or one that is too large
   */
  static PictureFacts of(int width, int height, int orientation, boolean animated)
      throws BadPicture {
    if (width < 1 || height < 1) {
      throw BadPicture.damaged();
    }
    if (width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
      throw new BadPicture(
          "has %d by %d pixels; at most %d by %d and %d million pixels are possible"
              .formatted(width, height, LONGEST_SIDE, LONGEST_SIDE, MOST_PIXELS / 1_000_000));
    }
    return new PictureFacts(width, height, orientation, animated);
  }

  /** The width as shown. */
  public int shownWidth() {
    return Orientation.isSideways(orientation) ? height : width;
  }

  /** The height as shown. */
  public int shownHeight() {
    return Orientation.isSideways(orientation) ? width : height;
  }
}
