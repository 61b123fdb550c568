package dev.gatehouse.signin.request;

import dev.gatehouse.protocol.Incoming;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A request without what its {@code Content-Type} leaves empty: the type, or the charset. Programs
 * and proxies send such headers, which say nothing; JAX-RS and Faces fail at them.
 */
final class RetypedRequest extends HttpServletRequestWrapper {
  private static final String NAME = "Content-Type";

  private static final Pattern EMPTY_CHARSET =
      Pattern.compile(
          ";\\s*+charset\\s*+=\\s*+(?:\"\\s*+\"\\s*+)?(?=;|$)", Pattern.CASE_INSENSITIVE);

  private final String type;

  private RetypedRequest(HttpServletRequest request, String type) {
    super(request);
    this.type = type.isEmpty() ? null : type;
  }

  static HttpServletRequest of(HttpServletRequest request) {
    Incoming incoming = Incoming.of(request);
    if (incoming != null && incoming.forBackend()) {
      return untyped(request);
    }
    // Payara lists an empty one and gives null for it.
    Enumeration<String> all = request.getHeaders(NAME);
    String sent = all.hasMoreElements() ? all.nextElement() : null;
    return sent == null || !sent.isBlank() && sent.equals(filled(sent))
        ? request
        : new RetypedRequest(request, filled(sent));
  }

  /** What backends send is read as bytes, whatever they call it. */
  static HttpServletRequest untyped(HttpServletRequest request) {
    return new RetypedRequest(request, "");
  }

  /**
   * Says what an empty charset stands for, before anybody asks: WildFly fails at it, and its error
   * pages get the request as it came.
   */
  static void fillCharset(HttpServletRequest request) {
    String sent = request.getHeader(NAME);
    if (sent != null && EMPTY_CHARSET.matcher(sent).find()) {
      try {
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
      } catch (UnsupportedEncodingException e) {
        throw new UnreadableRequest(e);
      }
    }
  }

  /** What a {@code Content-Type} says; empty if it says nothing. */
  static String filled(String type) {
    return EMPTY_CHARSET.matcher(type).replaceAll("").strip();
  }

  @Override
  public String getContentType() {
    return type;
  }

  @Override
  public String getHeader(String name) {
    return name.equalsIgnoreCase(NAME) ? type : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return name.equalsIgnoreCase(NAME)
        ? Collections.enumeration(type == null ? List.of() : List.of(type))
        : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(
        Collections.list(super.getHeaderNames()).stream()
            .filter(name -> type != null || !name.equalsIgnoreCase(NAME))
            .toList());
  }
}
