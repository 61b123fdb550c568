package dev.gatehouse.library.search;

/** The searched fields of an article, the most significant first. */
enum SearchField {
  TITLE("title", 8, 6),
  TAGS("tags", 4, 4),
  DESCRIPTION("description", 2.5f, 20),
  TEXT("text", 1, 300);

  /** Its name in the index. */
  final String key;

  /** The weight of a match relative to a match in the text. */
  final float weight;

  /** The usual length in words. */
  final int usualLength;

  SearchField(String key, float weight, int usualLength) {
    this.key = key;
    this.weight = weight;
    this.usualLength = usualLength;
  }
}
