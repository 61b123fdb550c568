package dev.gatehouse.library;

/**
 * What an old address belongs to.
 *
 * @param id of the article or category
 */
public record Place(boolean article, long id) {
  public static Place article(long id) {
    return new Place(true, id);
  }

  public static Place category(long id) {
    return new Place(false, id);
  }
}
