package dev.gatehouse.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Accepted sign-ins and refused ones by reason, as stacked bars and as a table. The page's script
 * sets colors and patterns, because it knows whether the page is dark.
 */
public final class SignInChart {
  /** The key of accepted sign-ins. */
  public static final String ACCEPTED = "accepted";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> labels;
  private final boolean lying;
  private final Map<String, long[]> series = new LinkedHashMap<>();

  private SignInChart(List<String> labels, boolean lying) {
    this.labels = List.copyOf(labels);
    this.lying = lying;
    series.put(ACCEPTED, new long[labels.size()]);
  }

  /** Creates a chart with vertical bars. */
  public static SignInChart standing(List<String> labels) {
    return new SignInChart(labels, false);
  }

  /** Creates a chart with horizontal bars, for long labels. */
  public static SignInChart lying(List<String> labels) {
    return new SignInChart(labels, true);
  }

  /**
   * Adds sign-ins to one bar.
   *
   * @param reason why they were refused, or {@code null} if they were accepted
   */
  public void add(int bar, String reason, long count) {
    String key = reason == null ? ACCEPTED : reason;
    series.computeIfAbsent(key, k -> new long[labels.size()])[bar] += count;
  }

  public List<String> getLabels() {
    return labels;
  }

  /** The series: accepted sign-ins first, then the reasons, most frequent first. */
  public List<String> getKeys() {
    List<String> reasons = new ArrayList<>(series.keySet());
    reasons.remove(ACCEPTED);
    reasons.sort(Comparator.comparingLong((String key) -> -total(key)).thenComparing(key -> key));
    reasons.add(0, ACCEPTED);
    return reasons;
  }

  /** The count of one series in one bar. */
  public long count(String key, int bar) {
    return series.get(key)[bar];
  }

  /** The count of one series in all bars. */
  public long total(String key) {
    long total = 0;
    for (long count : series.get(key)) {
      total += count;
    }
    return total;
  }

  /** The count of refused sign-ins, for any reason. */
  public long getRefused() {
    return getKeys().stream().skip(1).mapToLong(this::total).sum();
  }

  public long getAccepted() {
    return total(ACCEPTED);
  }

  public boolean isBlank() {
    return getAccepted() + getRefused() == 0;
  }

  /** The chart's options for Chart.js, which PrimeFaces passes on. */
  public String getJson() {
    List<Map<String, Object>> sets = new ArrayList<>();
    for (String key : getKeys()) {
      sets.add(Map.of("label", key, "data", series.get(key), "stack", "sign-ins"));
    }
    Map<String, Object> value = Map.of("stacked", true, "beginAtZero", true);
    Map<String, Object> options =
        Map.of(
            "indexAxis",
            lying ? "y" : "x",
            "maintainAspectRatio",
            false,
            "animation",
            false,
            "interaction",
            Map.of("mode", "index", "axis", lying ? "y" : "x", "intersect", false),
            "plugins",
            Map.of("legend", Map.of("position", "bottom")),
            "scales",
            Map.of(lying ? "x" : "y", value, lying ? "y" : "x", Map.of("stacked", true)));
    try {
      // The JSON is part of a script: a site's name must not be able to close it.
      return JSON.writeValueAsString(
              Map.of(
                  "type",
                  "bar",
                  "data",
                  Map.of("labels", labels, "datasets", sets),
                  "options",
                  options))
          .replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a chart cannot be written as JSON", e);
    }
  }
}
