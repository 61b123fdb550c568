package dev.gatehouse.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which parameters of an address carry credentials, whatever the page.
 *
 * @param names of those that carry nothing else
 * @param forms what credentials look like in parameters that may also carry something else
 */
public record TokenParameters(Set<String> names, Map<String, Pattern> forms) {
  /** The part before a dot in what has the form of a signed token; an escape may come before it. */
  private static final Pattern HEADER =
      Pattern.compile(
          "(?:(?<![A-Za-z0-9_%-])|(?<=%[0-9A-Fa-f]{2}))([A-Za-z0-9_-]{10,}+)"
              + "(?=\\.[A-Za-z0-9_-]{2,}+\\.[A-Za-z0-9_-]{16})");

  /** How a JSON object begins that has a member (RFC 8259 section 2). */
  private static final Pattern OBJECT = Pattern.compile("[ \\t\\r\\n]*+\\{[ \\t\\r\\n]*+\"");

  /** As it stands in the address, and after decoding it up to three times. */
  private static final int READINGS = 4;

  /** Those of any of these protocols. */
  static TokenParameters of(Collection<Protocol> protocols) {
    Map<String, Pattern> forms = new TreeMap<>();
    protocols.forEach(protocol -> forms.putAll(protocol.credentialForms()));
    return new TokenParameters(
        protocols.stream()
            .flatMap(protocol -> protocol.tokenParameters().stream())
            .collect(Collectors.toUnmodifiableSet()),
        Map.copyOf(forms));
  }

  /** The query without them; empty if it has nothing else. */
  String without(String query) {
    if (query == null || query.isEmpty()) {
      return "";
    }
    return Arrays.stream(query.split("&"))
        .filter(pair -> !isCredential(pair))
        .collect(Collectors.joining("&"));
  }

  /**
   * A path of the site without them; empty if its path itself holds a token.
   *
   * @param target with or without a query and a fragment
   */
  Optional<String> withoutThem(String target) {
    String[] parts = target.split("#", 2);
    String fragment = parts.length == 1 || holdsToken(parts[1]) ? "" : "#" + parts[1];
    String[] address = parts[0].split("\\?", 2);
    String query = address.length == 1 ? "" : without(address[1]);
    return holdsToken(address[0])
        ? Optional.empty()
        : Optional.of(address[0] + (query.isEmpty() ? "" : "?" + query) + fragment);
  }

  private boolean isCredential(String pair) {
    int at = pair.indexOf('=');
    String name = decoded(at < 0 ? pair : pair.substring(0, at));
    if (names.contains(name)) {
      return true;
    }
    String value = decoded(pair.substring(at + 1));
    Pattern form = forms.get(name);
    return form != null && form.matcher(value).matches() || holdsToken(pair);
  }

  /**
   * A token may also arrive in another parameter than the protocol's, or in an address that a
   * parameter holds.
   */
  private static boolean holdsToken(String encoded) {
    if (encoded.indexOf('.') < 0 && encoded.indexOf('%') < 0) {
      return false;
    }
    return Stream.iterate(encoded, TokenParameters::decoded)
        .limit(READINGS)
        .flatMap(text -> HEADER.matcher(text).results())
        .anyMatch(header -> isObject(header.group(1)));
  }

  /** Words with dots between them look like a token as well. */
  private static boolean isObject(String header) {
    byte[] json = Base64.getUrlDecoder().decode(header.substring(0, header.length() / 4 * 4));
    return OBJECT.matcher(new String(json, StandardCharsets.ISO_8859_1)).lookingAt();
  }

  /** A browser may have encoded any letter: %6Awt is jwt. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
