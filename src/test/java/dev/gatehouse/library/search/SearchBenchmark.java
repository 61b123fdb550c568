package dev.gatehouse.library.search;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.RenderedArticle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures searches of 10,000 articles for a reader who may see two thirds of them. The words are
 * made up, with the frequencies of a natural language: the n-th is n times rarer than the first.
 */
public final class SearchBenchmark {
  private static final int ARTICLES = 10_000;
  private static final int VOCABULARY = 40_000;
  private static final int WARM_UP = 1_000;
  private static final int MEASURED = 500;
  private static final String[] SYLLABLES =
      ("ka mo ti re sol fen dar ing er ab con pro ver lu zi qua tre ston mar pel ho bi gen tra fo"
              + " el us an dro mik")
          .split(" ");

  private final Random random = new Random(7);
  private final List<String> vocabulary = vocabulary();
  private final double[] frequencies = frequencies();
  private final CurrentIndex index = new CurrentIndex(CurrentIndex.PATIENCE);
  private final Map<Long, RenderedArticle> articles = new LinkedHashMap<>();

  public static void main(String[] arguments) {
    new SearchBenchmark().run();
  }

  private void run() {
    for (long id = 1; id <= ARTICLES; id++) {
      articles.put(id, article(id, 1));
    }
    List<ArticleCard> cards = articles.values().stream().map(RenderedArticle::card).toList();
    long start = System.nanoTime();
    index.catchUp(
        1, () -> cards, some -> some.stream().map(card -> articles.get(card.id())).toList());
    System.out.printf(
        "%,d articles, %,d words: built in %,d ms, %,d kB%n",
        ARTICLES, words(), (System.nanoTime() - start) / 1_000_000, index.bytes() / 1024);
    Catalogue catalogue =
        new Catalogue(List.of(), cards.stream().filter(card -> card.id() % 3 != 0).toList());

    kinds().values().forEach(kind -> measure(catalogue, kind, WARM_UP / kinds().size()));
    System.out.printf("%-34s %8s %8s %8s %8s%n", "ms", "p50", "p95", "p99", "max");
    kinds().forEach((name, kind) -> print(name, measure(catalogue, kind, MEASURED)));
    print("after a change of one article", changes(cards, catalogue));
  }

  private Map<String, Supplier<String>> kinds() {
    Map<String, Supplier<String>> kinds = new LinkedHashMap<>();
    kinds.put("a frequent word", () -> vocabulary.get(random.nextInt(100)));
    kinds.put("a rare word", this::rare);
    kinds.put("two words", () -> word() + " " + word());
    kinds.put("four words", () -> words(4));
    kinds.put("a phrase of two words", () -> "\"" + words(2) + "\"");
    kinds.put("a phrase of four words", () -> "\"" + words(4) + "\"");
    kinds.put("a word with a slip", () -> slip(rare()));
    kinds.put(
        "three words with slips", () -> slip(rare()) + " " + slip(word()) + " " + slip(rare()));
    kinds.put("while typing: one letter", () -> word().substring(0, 1));
    kinds.put("while typing: two words", () -> word() + " " + rare().substring(0, 3));
    kinds.put("what nothing holds", () -> "xylo" + rare() + " qqq" + rare());
    kinds.put("twenty words with slips", () -> many(20, () -> slip(rare())));
    return kinds;
  }

  private long[] measure(Catalogue catalogue, Supplier<String> kind, int times) {
    return IntStream.range(0, times)
        .mapToLong(i -> timed(() -> find(catalogue, kind.get())))
        .toArray();
  }

  /** Indexes a changed article, and searches. */
  private long[] changes(List<ArticleCard> cards, Catalogue catalogue) {
    Map<Long, ArticleCard> now =
        cards.stream()
            .collect(Collectors.toMap(ArticleCard::id, c -> c, (a, b) -> a, LinkedHashMap::new));
    return IntStream.range(2, 2 + MEASURED / 2)
        .mapToLong(
            revision -> {
              long id = 1 + random.nextInt(ARTICLES);
              articles.put(id, article(id, revision));
              now.put(id, articles.get(id).card());
              return timed(
                  () -> {
                    index.catchUp(
                        revision,
                        () -> List.copyOf(now.values()),
                        some -> some.stream().map(card -> articles.get(card.id())).toList());
                    find(catalogue, word());
                  });
            })
        .toArray();
  }

  private void find(Catalogue catalogue, String text) {
    index.articles().find(catalogue, SearchQuery.of(text), 20, 0);
  }

  private static long timed(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }

  private static void print(String name, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf("%-34s", name);
    for (double part : new double[] {0.5, 0.95, 0.99, 1}) {
      System.out.printf(" %8.2f", nanos[(int) Math.ceil(part * nanos.length) - 1] / 1e6);
    }
    System.out.println();
  }

  private RenderedArticle article(long id, long version) {
    String body =
        Stream.generate(
                () -> "## " + words(4) + "\n\n" + paragraphs() + "\n\n- **" + words(3) + "**")
            .limit(4)
            .collect(Collectors.joining("\n\n"));
    return Bookcase.article(id, version, words(5), words(12), List.of(word(), word()), body);
  }

  private String paragraphs() {
    return many(3, () -> many(4, () -> words(11) + ".") + "\n\n");
  }

  private String words(int count) {
    return many(count, this::word);
  }

  private static String many(int count, Supplier<String> some) {
    return Stream.generate(some).limit(count).collect(Collectors.joining(" "));
  }

  private String word() {
    int found = Arrays.binarySearch(frequencies, random.nextDouble());
    return vocabulary.get(Math.min(VOCABULARY - 1, found < 0 ? -found - 1 : found));
  }

  private String rare() {
    return vocabulary.get(1_000 + random.nextInt(VOCABULARY - 1_000));
  }

  private String slip(String word) {
    int at = 1 + random.nextInt(word.length() - 1);
    return word.substring(0, at) + "x" + word.substring(Math.min(word.length(), at + 1));
  }

  private List<String> vocabulary() {
    Set<String> words = new HashSet<>();
    while (words.size() < VOCABULARY) {
      words.add(
          IntStream.range(0, 2 + random.nextInt(3))
              .mapToObj(i -> SYLLABLES[random.nextInt(SYLLABLES.length)])
              .collect(Collectors.joining()));
    }
    return words.stream().sorted(java.util.Comparator.comparingInt(String::length)).toList();
  }

  private static double[] frequencies() {
    double[] sums = new double[VOCABULARY];
    double sum = 0;
    for (int i = 0; i < VOCABULARY; i++) {
      sum += 1.0 / (i + 1);
      sums[i] = sum;
    }
    for (int i = 0; i < VOCABULARY; i++) {
      sums[i] /= sum;
    }
    return sums;
  }

  private long words() {
    List<RenderedArticle> all = new ArrayList<>(articles.values());
    return all.stream().mapToLong(article -> article.rendered().text().split("\\s+").length).sum();
  }
}
