package dev.gatehouse.console.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tags as they are typed: with commas between them. */
final class Tags {
  private Tags() {}

  static List<String> split(String typed) {
    List<String> tags = new ArrayList<>();
    if (typed != null) {
      Arrays.stream(typed.split(","))
          .map(String::trim)
          .filter(tag -> !tag.isEmpty())
          .distinct()
          .forEach(tags::add);
    }
    return tags;
  }

  static String joined(List<String> tags) {
    return String.join(", ", tags);
  }
}
