package dev.gatehouse.it.support.http;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code /metrics} said. */
public record Scrape(String text) {
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\w+) \\w+$");
  private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)(?:\\{(.*)})? (\\S+)$");

  /** As a program on the server's machine reads it. */
  public static Scrape now() {
    Answer answer = new Http("localhost").get("/metrics");
    if (answer.status() != 200) {
      throw new AssertionError("no metrics: " + answer);
    }
    return new Scrape(answer.body());
  }

  /** Names of metrics, as they stand in queries, those of histograms without their endings. */
  public Set<String> metrics() {
    return TYPE.matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Names of samples, those of histograms with their endings. */
  public Set<String> samples() {
    return SAMPLE
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The sum of a metric's samples whose labels meet a condition. */
  public double sum(String metric, Predicate<String> labels) {
    return SAMPLE
        .matcher(text)
        .results()
        .filter(found -> found.group(1).equals(metric))
        .filter(found -> labels.test(String.valueOf(found.group(2))))
        .mapToDouble(found -> Double.parseDouble(found.group(3)))
        .sum();
  }

  /** The value of a metric without labels. */
  public double value(String metric) {
    return sum(metric, labels -> true);
  }
}
