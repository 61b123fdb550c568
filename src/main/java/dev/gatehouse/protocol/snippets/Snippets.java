package dev.gatehouse.protocol.snippets;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
 *   <li><code>{{>sign}}</code>: how the language signs, with a secret or with a private key
 *   <li><code>{{?sharedSecret}}</code>, <code>{{?privateKey}}</code>: lines for one of the two
 * </ul>
 *
 * <p>A private key is read from the file that an environment variable names.
 */
@ApplicationScoped
public class Snippets {
  private static final String PROTOCOLS = "/dev/gatehouse/protocol/";
  private static final Pattern INCLUDED = Pattern.compile("\\{\\{>sign}}\\n");
  private static final Pattern VARIABLE = Pattern.compile("\\b[A-Z0-9]+_[A-Z_]*(?:SECRET|KEY)\\b");
  private static final Pattern PARTY = Pattern.compile("\\b(iss|aud): \\[?\\{\\{(\\w+)}}");
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

  /** The environment variable with the secret, or with the name of the private key's file. */
  public Optional<String> variable(String protocol, SnippetValues values) {
    boolean hasKey = values.signing().containsKey(SnippetValues.PRIVATE_KEY);
    return Arrays.stream(Language.values())
        .flatMap(
            language ->
                read(PROTOCOLS + protocol + "/snippets/snippet." + language.extension()).stream())
        .flatMap(template -> variable(template).stream())
        .map(secret -> hasKey ? keyVariable(secret) : secret)
        .findFirst();
  }

  private static Optional<Snippet> ofLogout(
      String protocol, Language language, SnippetValues values) {
    Map<String, String> texts = values.texts();
    boolean hasKey = texts.containsKey(SnippetValues.PRIVATE_KEY);
    return read(PROTOCOLS + protocol + "/snippets/snippet." + language.extension())
        .flatMap(Snippets::variable)
        .map(
            variable -> {
              texts.put("secretVariable", variable);
              texts.put("keyVariable", keyVariable(variable));
              texts.putAll(parties(protocol, texts));
              String template = shared(hasKey ? "logout-key" : "logout", language);
              return new Snippet(language, filled(template, language, values, texts));
            });
  }

  private static Optional<Snippet> of(String protocol, Language language, SnippetValues values) {
    Map<String, String> texts = values.texts();
    return read(PROTOCOLS + protocol + "/snippets/snippet." + language.extension())
        .map(
            template -> {
              variable(template).ifPresent(name -> texts.put("keyVariable", keyVariable(name)));
              return new Snippet(language, filled(template, language, values, texts));
            });
  }

  /** The environment variable that has the secret. */
  private static Optional<String> variable(String template) {
    return Optional.of(VARIABLE.matcher(template)).filter(Matcher::find).map(Matcher::group);
  }

  /** The environment variable that names the file with the private key. */
  private static String keyVariable(String secretVariable) {
    return secretVariable.substring(0, secretVariable.indexOf('_')) + "_PRIVATE_KEY_FILE";
  }

  /** A logout token has the issuer and the audience of the tokens that sign in. */
  private static Map<String, String> parties(String protocol, Map<String, String> texts) {
    Map<String, String> parties = new LinkedHashMap<>();
    String program = read(PROTOCOLS + protocol + "/snippets/snippet.js").orElse("");
    PARTY
        .matcher(program)
        .results()
        .filter(found -> texts.containsKey(found.group(2)))
        .forEach(found -> parties.put(found.group(1), texts.get(found.group(2))));
    return parties;
  }

  private static String filled(
      String template, Language language, SnippetValues values, Map<String, String> texts) {
    String signs = texts.containsKey(SnippetValues.PRIVATE_KEY) ? "sign-key" : "sign";
    String whole =
        INCLUDED
            .matcher(wanted(template, texts))
            .replaceAll(found -> Matcher.quoteReplacement(shared(signs, language)));
    return wanted(whole, texts)
        .lines()
        .map(line -> filledLine(line, language, values, texts))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** The lines whose condition holds, without it. */
  private static String wanted(String template, Map<String, String> texts) {
    return template
        .lines()
        .filter(line -> isWanted(line, texts))
        .map(line -> CONDITION.matcher(line).replaceAll(""))
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
