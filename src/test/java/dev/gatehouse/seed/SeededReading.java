package dev.gatehouse.seed;

import dev.gatehouse.it.support.http.Http;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What readers of the largest site open and search for: some articles often, many once and others
 * never; and words that no article has.
 */
final class SeededReading {
  private static final int READERS = 10;
  private static final int VIEWS = 1_500;
  private static final int SEARCHES = 1_200;
  private static final Pattern ARTICLE = Pattern.compile("href=\"(/article/[^\"#]+)\"");

  private static final List<String> SYLLABLES =
      List.of("ba", "du", "fri", "gol", "ka", "ly", "mo", "nuk", "pe", "quo", "ruz", "tix", "vy");

  private final SeededConnection connection;
  private final SeededSignIns signIns;
  private final Random random;

  SeededReading(SeededConnection connection, SeededSignIns signIns, Random random) {
    this.connection = connection;
    this.signIns = signIns;
    this.random = random;
  }

  void make() {
    // Some of the people are banned.
    List<Http> readers =
        connection.people().stream()
            .map(person -> signIns.reader(connection, person))
            .filter(browser -> !browser.cookies().isEmpty())
            .limit(READERS)
            .toList();
    List<String> articles =
        ARTICLE
            .matcher(readers.get(0).get("/docs").body())
            .results()
            .map((MatchResult found) -> found.group(1))
            .distinct()
            .toList();
    for (int i = 0; i < VIEWS; i++) {
      // Two thirds of the articles, the first ones most.
      double square = Math.pow(random.nextDouble(), 2);
      any(readers).get(articles.get((int) (square * articles.size() * 2 / 3)));
    }
    for (int i = 0; i < SEARCHES; i++) {
      any(readers).get("/search?q=" + word() + "+" + word());
    }
    Seed.tell(VIEWS + " views, and " + SEARCHES + " searches without results");
  }

  /** Some often, most rarely. */
  private String word() {
    int most = 1 + (int) (Math.pow(random.nextDouble(), 2) * SYLLABLES.size());
    return "x" + SYLLABLES.get(random.nextInt(most)) + SYLLABLES.get(random.nextInt(most)) + "x";
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
