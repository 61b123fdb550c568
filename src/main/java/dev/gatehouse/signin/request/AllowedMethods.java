package dev.gatehouse.signin.request;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.kit.Challenges;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which methods an address takes: the same list in the answer to {@code OPTIONS} as in that to a
 * method that is refused (RFC 9110 sections 10.2.1 and 15.5.6).
 */
public final class AllowedMethods {
  private static final List<String> READ = List.of("GET", "HEAD", "OPTIONS");
  private static final List<String> FORM = List.of("GET", "HEAD", "POST", "OPTIONS");

  /** All that anything here takes, in the order in which they are listed. */
  private static final List<String> KNOWN =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private AllowedMethods() {}

  /** The methods of a page or a file, as in the header {@code Allow}. */
  static String at(String path) {
    return String.join(", ", list(path));
  }

  private static List<String> list(String path) {
    return Paths.takesForms(path) ? FORM : READ;
  }

  /**
   * Answers a request for the methods, and one by a method that a page or a file does not take: the
   * servers would answer each in a way of their own, some as not implemented. Resources for
   * programs declare their methods themselves. A page takes no form, either, but a token may come
   * in one.
   */
  public static Optional<Answer> answer(Incoming request) {
    String path = request.path();
    String method = request.method();
    if (request.isForPrograms() || request.forBackend() || path.startsWith(Paths.SSO + "/")) {
      return Optional.empty();
    }
    if (method.equals("OPTIONS")) {
      return Optional.of(Answer.empty().with("Allow", at(path)));
    }
    boolean taken = list(path).contains(method) || method.equals("POST") && Paths.isPage(path);
    return taken ? Optional.empty() : Optional.of(Challenges.notAllowed(at(path)));
  }

  /**
   * A list that a server or a library made, in our order: with HEAD wherever GET is taken and with
   * OPTIONS, which some leave out, and without TRACE, which is refused everywhere.
   */
  static String of(String allow) {
    Set<String> named =
        new TreeSet<>(
            Arrays.asList((allow == null ? "" : allow).toUpperCase(Locale.ROOT).split("[,\\s]+")));
    if (named.contains("GET")) {
      named.add("HEAD");
    }
    named.add("OPTIONS");
    return KNOWN.stream().filter(named::contains).collect(Collectors.joining(", "));
  }
}
