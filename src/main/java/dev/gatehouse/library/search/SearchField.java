package dev.gatehouse.library.search;

/** What of an article is searched, the most telling first. */
enum SearchField {
  TITLE("title", 8, 6),
  TAGS("tags", 4, 4),
  DESCRIPTION("description", 2.5f, 20),
  TEXT("text", 1, 300);

  /** Its name in the index. */
  final String key;

  /** How much more a word counts here than in the text. */
  final float weight;

  /** How many words it usually has. */
  final int usualLength;

  SearchField(String key, float weight, int usualLength) {
    this.key = key;
    this.weight = weight;
    this.usualLength = usualLength;
  }
}
