package dev.gatehouse.console.log;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The parameters of an address of the log, each with its values, and addresses beside it. */
record LogAddress(Map<String, List<String>> parameters) {
  private static final int LONGEST = 300;
  private static final int MOST_VALUES = 20;

  /**
   * A value that cannot be read.
   *
   * @param expected the key of the text that says what can
   */
  public record Unread(String name, String value, String expected) {}

  /**
   * Reads these parameters.
   *
   * @param synonyms further names of some
   * @param unread takes values that are too long
   */
  static LogAddress of(
      HttpServletRequest request,
      List<String> names,
      Map<String, String> synonyms,
      List<Unread> unread) {
    LogAddress read = new LogAddress(Map.of());
    for (String name : names) {
      read = read.taking(request, name, name, unread);
    }
    for (Map.Entry<String, String> synonym : new TreeMap<>(synonyms).entrySet()) {
      read = read.taking(request, synonym.getKey(), synonym.getValue(), unread);
    }
    return read;
  }

  private LogAddress taking(
      HttpServletRequest request, String parameter, String name, List<Unread> unread) {
    String[] values = request.getParameterValues(parameter);
    LogAddress read = this;
    for (String given : values == null ? new String[0] : values) {
      String value = given.replaceAll("[\\p{Cntrl}\\ud800-\\udfff]", "").strip();
      if (value.length() > LONGEST) {
        unread.add(new Unread(parameter, value.substring(0, 40) + "…", "unread.long"));
      } else if (!value.isEmpty() && read.all(name).size() < MOST_VALUES) {
        read = read.with(name, value);
      }
    }
    return read;
  }

  List<String> all(String name) {
    return parameters.getOrDefault(name, List.of());
  }

  /** The first value, or {@code null}. */
  String first(String name) {
    return all(name).isEmpty() ? null : all(name).get(0);
  }

  LogAddress with(String name, String value) {
    List<String> values = new ArrayList<>(all(name));
    if (!values.contains(value)) {
      values.add(value);
    }
    return having(name, values);
  }

  LogAddress without(String name, String value) {
    List<String> values = new ArrayList<>(all(name));
    values.remove(value);
    return having(name, values);
  }

  LogAddress without(String... names) {
    LogAddress rest = this;
    for (String name : names) {
      rest = rest.having(name, List.of());
    }
    return rest;
  }

  private LogAddress having(String name, List<String> values) {
    Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
    if (values.isEmpty()) {
      changed.remove(name);
    } else {
      changed.put(name, List.copyOf(values));
    }
    return new LogAddress(Collections.unmodifiableMap(changed));
  }

  /** Each parameter preceded by {@code &}. */
  String query() {
    return parameters.entrySet().stream()
        .flatMap(
            each ->
                each.getValue().stream().map(value -> "&" + each.getKey() + "=" + encoded(value)))
        .collect(Collectors.joining());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
