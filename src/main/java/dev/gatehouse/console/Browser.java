package dev.gatehouse.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names browsers from their User-Agent header (RFC 9110, section 10.1.5). Most headers name several
 * browsers, so the first match counts.
 */
public final class Browser {
  private static final Map<String, Pattern> NAMES = new LinkedHashMap<>();
  private static final Map<String, Pattern> SYSTEMS = new LinkedHashMap<>();

  static {
    NAMES.put("Edge", Pattern.compile("Edg(?:e|A|iOS)?/(\\d+)"));
    NAMES.put("Opera", Pattern.compile("OPR/(\\d+)"));
    NAMES.put("Samsung Internet", Pattern.compile("SamsungBrowser/(\\d+)"));
    NAMES.put("Firefox", Pattern.compile("(?:Firefox|FxiOS)/(\\d+)"));
    NAMES.put("Chrome", Pattern.compile("(?:Chrome|CriOS|Chromium|HeadlessChrome)/(\\d+)"));
    NAMES.put("Safari", Pattern.compile("Version/(\\d+)[.\\d]* (?:Mobile/\\w+ )?Safari/"));
    NAMES.put("curl", Pattern.compile("curl/(\\d+)"));
    SYSTEMS.put("iOS", Pattern.compile("iPhone|iPad"));
    SYSTEMS.put("Android", Pattern.compile("Android"));
    SYSTEMS.put("Windows", Pattern.compile("Windows"));
    SYSTEMS.put("macOS", Pattern.compile("Mac OS X|Macintosh"));
    SYSTEMS.put("ChromeOS", Pattern.compile("CrOS"));
    SYSTEMS.put("Linux", Pattern.compile("Linux"));
  }

  private Browser() {}

  /** Such as {@code Firefox 128 on Windows}; {@code null} if nothing is recognized. */
  public static String of(String userAgent) {
    String text = userAgent == null ? "" : userAgent;
    String name = name(text);
    String system = system(text);
    if (name == null) {
      return system;
    }
    return system == null ? name : name + " on " + system;
  }

  private static String name(String text) {
    for (Map.Entry<String, Pattern> browser : NAMES.entrySet()) {
      Matcher found = browser.getValue().matcher(text);
      if (found.find()) {
        return browser.getKey() + " " + found.group(1);
      }
    }
    return null;
  }

  private static String system(String text) {
    return SYSTEMS.entrySet().stream()
        .filter(system -> system.getValue().matcher(text).find())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }
}
