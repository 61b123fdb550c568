package dev.gatehouse.signin.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parameters of a request, read before the container reads them, and the request that presents
 * them to pages and resources.
 */
public final class ReadParameters extends HttpServletRequestWrapper {
  private static final String NOTE = ReadParameters.class.getName();
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Bytes of the largest form without files: a long article, escaped. */
  private static final int MOST_TYPED = 4_000_000;

  private final Map<String, String[]> parameters;

  private ReadParameters(HttpServletRequest request, Map<String, String[]> parameters) {
    super(request);
    this.parameters = parameters;
  }

  /**
   * The first value of each parameter of the query and of a posted form. What the parts of an
   * upload hold, the container reads.
   *
   * @throws UnreadableRequest when there are too many or a form breaks off
   */
  static Map<String, String> read(HttpServletRequest request) {
    boolean form = isForm(request);
    if (request.getQueryString() == null && !form && !isMultipart(request)) {
      request.setAttribute(NOTE, Map.of());
      return Map.of();
    }
    Map<String, List<String>> read = UrlEncoded.parse(request.getQueryString());
    if (form) {
      UrlEncoded.parse(body(request))
          .forEach(
              (name, values) ->
                  read.computeIfAbsent(name, any -> new ArrayList<>()).addAll(values));
    }
    if (!isMultipart(request)) {
      Map<String, String[]> all = new HashMap<>();
      read.forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
      request.setAttribute(NOTE, all);
    }
    Map<String, String> first = new HashMap<>();
    read.forEach((name, values) -> first.put(name, values.get(0)));
    return first;
  }

  private static String body(HttpServletRequest request) {
    try {
      byte[] body = request.getInputStream().readNBytes(MOST_TYPED + 1);
      if (body.length > MOST_TYPED) {
        throw UnreadableRequest.tooLarge();
      }
      // Each byte as a character: escapes say which encoding the text has.
      return new String(body, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UnreadableRequest(e);
    }
  }

  /** Whether a form was posted, as browsers post one without files. */
  static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return request.getMethod().equals("POST")
        && type != null
        && type.toLowerCase(Locale.ROOT).startsWith(FORM);
  }

  static boolean isMultipart(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  /**
   * The request as pages and resources see it. Beans need this where they read parameters: what CDI
   * injects is the container's own request, whose query is not decoded and whose form is used up.
   */
  public static HttpServletRequest of(HttpServletRequest request) {
    @SuppressWarnings("unchecked") // Only read() sets it.
    Map<String, String[]> read = (Map<String, String[]>) request.getAttribute(NOTE);
    return read == null ? request : new ReadParameters(request, read);
  }

  @Override
  public String getQueryString() {
    return UrlEncoded.strict(super.getQueryString());
  }

  @Override
  public String getParameter(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String[] getParameterValues(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values.clone();
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return parameters.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().clone()));
  }
}
