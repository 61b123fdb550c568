package dev.gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The console's texts are in its bundles and nowhere else. */
class ConsoleTextsTest {
  private static final Pattern USED = Pattern.compile("\\b(\\w*[mM]sg)\\['([^']+)'\\]");
  private static final Pattern LITERAL = Pattern.compile("[\"']([\\w.-]+)[\"']");
  private static final Pattern EXPRESSION = Pattern.compile("(?s)#\\{.*?\\}");

  /** Attributes whose values people read. */
  private static final Pattern READ =
      Pattern.compile(
          "\\b(?:title|label|header|lead|text|help|placeholder|alt|aria-label|emptyMessage"
              + "|filterPlaceholder|pt:placeholder|pt:aria-label)=\"([^\"]*)\"");

  private static final String ADDRESS = "(https://)?([\\w-]+(\\.[\\w-]+)+)?";

  private static ResourceBundle bundle(String name) {
    return ResourceBundle.getBundle("dev.gatehouse.console." + name, Locale.ENGLISH);
  }

  private static String bundleOf(String variable) {
    return variable.equals("msg") ? "messages" : variable.replace("Msg", "");
  }

  @Test
  void pagesUseTextsThatAreThere() {
    List<String> missing = new ArrayList<>();
    ConsoleSources.pages()
        .forEach(
            (path, page) -> {
              Matcher used = USED.matcher(page);
              while (used.find()) {
                if (!bundle(bundleOf(used.group(1))).containsKey(used.group(2))) {
                  missing.add(path + ": " + used.group());
                }
              }
            });
    assertThat(missing).isEmpty();
  }

  @Test
  void noTextIsUnused() {
    // Names that start or end with a dot are parts of keys.
    TreeSet<String> named = new TreeSet<>();
    Stream.concat(
            ConsoleSources.pages().values().stream(), ConsoleSources.classes().values().stream())
        .flatMap(source -> LITERAL.matcher(source).results())
        .forEach(found -> named.add(found.group(1)));
    List<Pattern> parts =
        named.stream()
            .filter(name -> name.matches("\\.\\w.*|.*\\w\\."))
            .map(name -> Pattern.compile(part(name)))
            .toList();
    Map<String, List<String>> unused =
        ConsoleSources.bundles().stream()
            .collect(
                Collectors.toMap(
                    name -> name,
                    name ->
                        bundle(name).keySet().stream()
                            .filter(key -> !named.contains(key))
                            .filter(key -> !named.contains(ofProtocol(key)))
                            .filter(
                                key ->
                                    parts.stream()
                                        .noneMatch(part -> part.matcher(ofProtocol(key)).matches()))
                            .sorted()
                            .toList()));
    assertThat(unused.values()).as("%s", unused).allSatisfy(keys -> assertThat(keys).isEmpty());
  }

  /** Texts of an announced provider are asked for without its name. */
  private static String ofProtocol(String key) {
    return key.replaceFirst(
        "^(saml|openid-connect|google-workspace" + "|okta|microsoft-entra-id)\\.", "");
  }

  private static String part(String name) {
    return (name.startsWith(".") ? ".+" : "")
        + Pattern.quote(name)
        + (name.endsWith(".") ? ".+" : "");
  }

  @Test
  void textsWithPlacesForValuesCanBeFilled() {
    for (String name : ConsoleSources.bundles()) {
      for (String key : bundle(name).keySet()) {
        String text = bundle(name).getString(key);
        if (text.contains("{0")) {
          assertThat(new MessageFormat(text, Locale.ENGLISH).format(new Object[] {1, 2, 3}))
              .as(key)
              .doesNotContain("{0");
          assertThat(text.replace("''", "")).as(key).doesNotContain("'");
        }
      }
    }
  }

  @Test
  void noPageHasTextOfItsOwn() {
    List<String> literal = new ArrayList<>();
    ConsoleSources.pages()
        .forEach(
            (path, page) -> {
              String body =
                  page.replaceAll("(?s)<!--.*?-->|<!DOCTYPE[^>]*>|<code>[^<]*</code>", "");
              String plain = EXPRESSION.matcher(body).replaceAll("");
              Stream.concat(
                      Pattern.compile(">([^<>]*)<").matcher(plain).results(),
                      READ.matcher(plain).results())
                  .map(found -> found.group(1).replaceAll("&#?\\w+;", "").trim())
                  .filter(text -> text.matches("(?s).*\\p{L}{2}.*") && !text.matches(ADDRESS))
                  .forEach(text -> literal.add(path + ": " + text));
            });
    assertThat(literal).isEmpty();
  }
}
