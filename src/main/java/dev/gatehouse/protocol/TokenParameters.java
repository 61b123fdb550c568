package dev.gatehouse.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which parameters of an address carry credentials, whatever the page.
 *
 * @param names of those that carry nothing else
 * @param forms what credentials look like in parameters that may also carry something else
 */
public record TokenParameters(Set<String> names, Map<String, Pattern> forms) {
  /**
   * A signed token: its header is a JSON object, which in base64url begins like this. One may
   * arrive in another parameter than the protocol's, or slightly beside its address.
   */
  private static final Pattern TOKEN =
      Pattern.compile("e[w-z0-9_-][A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{2,}\\.[A-Za-z0-9_-]{16,}");

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
    return Arrays.stream((query == null ? "" : query).split("&"))
        .filter(pair -> !isCredential(pair))
        .collect(Collectors.joining("&"));
  }

  private boolean isCredential(String pair) {
    int at = pair.indexOf('=');
    String name = decoded(at < 0 ? pair : pair.substring(0, at));
    if (names.contains(name)) {
      return true;
    }
    String value = decoded(pair.substring(at + 1));
    Pattern form = forms.get(name);
    return TOKEN.matcher(value).matches() || form != null && form.matcher(value).matches();
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
