package dev.gatehouse.protocol.snippets;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Programs to paste into a company's backend. They lie beside a protocol as {@code
 * snippets/snippet.<extension>}, in as many of the languages of {@link Language} as the vendor
 * likes. Each names the site's address and reads its secret from an environment variable whose name
 * has {@code SECRET} or {@code KEY} in it. The values to fill in are those of {@link
 * SnippetValues#texts} and the protocol's options:
 *
 * <ul>
 *   <li><code>{{name}}</code>: a value as a literal of the language
 *   <li><code>{{name:text}}</code>: the same as it is, for remarks
 *   <li><code>{{origins}}</code>: several literals with commas between them
 *   <li><code>{{bits}}</code>: those of the algorithm
 *   <li><code>{{?name}}</code> at the end of a line: leave the line out where there is no value
 *   <li><code>{{>sign}}</code>: what several programs of the language share
 * </ul>
 */
@ApplicationScoped
public class Snippets {
  private static final String PROTOCOLS = "/dev/gatehouse/protocol/";
  private static final Pattern INCLUDED = Pattern.compile("\\{\\{>(\\w+)}}\\n");
  private static final Pattern VARIABLE = Pattern.compile("\\b[A-Z0-9]+_[A-Z_]*(?:SECRET|KEY)\\b");
  private static final Pattern CONDITION = Pattern.compile("\\{\\{\\?(\\w+)}}");
  private static final Pattern VALUE = Pattern.compile("\\{\\{(\\w+)(:text)?}}");

  /** The programs of a protocol, one for each language in which there is one. */
  public List<Snippet> of(String protocol, SnippetValues values) {
    return Arrays.stream(Language.values())
        .flatMap(language -> of(protocol, language, values).stream())
        .toList();
  }

  /**
   * The programs that tell of a sign-out, in the languages in which the protocol has programs. They
   * are the same for all protocols, and read the secret from the same variable.
   */
  public List<Snippet> ofLogout(String protocol, SnippetValues values) {
    return Arrays.stream(Language.values())
        .flatMap(language -> ofLogout(protocol, language, values).stream())
        .toList();
  }

  private static Optional<Snippet> ofLogout(
      String protocol, Language language, SnippetValues values) {
    return read(PROTOCOLS + protocol + "/snippets/snippet." + language.extension())
        .map(VARIABLE::matcher)
        .filter(Matcher::find)
        .map(
            variable ->
                shared("logout", language)
                    .replace("{{secretVariable}}", language.literal(variable.group())))
        .map(template -> new Snippet(language, filled(template, language, values)));
  }

  private static Optional<Snippet> of(String protocol, Language language, SnippetValues values) {
    return read(PROTOCOLS + protocol + "/snippets/snippet." + language.extension())
        .map(template -> new Snippet(language, filled(template, language, values)));
  }

  private static String filled(String template, Language language, SnippetValues values) {
    Map<String, String> texts = values.texts();
    String whole =
        INCLUDED
            .matcher(template)
            .replaceAll(found -> Matcher.quoteReplacement(shared(found.group(1), language)));
    return whole
        .lines()
        .filter(line -> isWanted(line, texts))
        .map(line -> CONDITION.matcher(line).replaceAll(""))
        .map(line -> filledLine(line, language, values, texts))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static boolean isWanted(String line, Map<String, String> texts) {
    Matcher condition = CONDITION.matcher(line);
    return !condition.find() || texts.containsKey(condition.group(1));
  }

  private static String filledLine(
      String line, Language language, SnippetValues values, Map<String, String> texts) {
    return VALUE
        .matcher(line)
        .replaceAll(
            found -> {
              String text = texts.getOrDefault(found.group(1), "");
              String shown =
                  switch (found.group(1)) {
                    case "bits" -> values.bits();
                    case "origins" -> literals(values.origins(), language);
                    default -> found.group(2) == null ? language.literal(text) : text;
                  };
              return Matcher.quoteReplacement(shown);
            });
  }

  private static String literals(List<String> texts, Language language) {
    return texts.stream().map(language::literal).collect(Collectors.joining(", "));
  }

  private static String shared(String name, Language language) {
    String path = PROTOCOLS + "snippets/" + name + "." + language.extension();
    return read(path).orElseThrow(() -> new IllegalStateException("no " + path));
  }

  private static Optional<String> read(String path) {
    try (InputStream file = Snippets.class.getResourceAsStream(path)) {
      return file == null
          ? Optional.empty()
          : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
