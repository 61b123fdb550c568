package dev.gatehouse.protocol;

import dev.gatehouse.journal.EventOrigin;
import dev.gatehouse.protocol.header.AuthorizationHeader;
import dev.gatehouse.protocol.header.CookieHeader;
import dev.gatehouse.protocol.header.Fetch;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.SiteCookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A request to a tenant's host, copied out of the container: a decision that exceeds its time keeps
 * running after the container has reused its own object for another request.
 *
 * @param authority host and port that the browser asked for
 * @param secure whether the browser came over HTTPS
 * @param address the caller's IP address
 * @param path decoded and normalized, as the container maps it to servlets: a decision about
 *     another reading than the container's would gate the wrong thing. Without slashes that are
 *     doubled or at the end, as {@code uri}, which is as in the request line else
 * @param query as in the request line, with escapes for what a header cannot hold; or {@code null}
 * @param parameters of the query and, in a form post, of the form; of a repeated one the first
 *     value. Empty in a form that a company's backend posts
 * @param tokenParameters which parameters carry any protocol's credential
 * @param forBackend whether a company's backend calls at its address, on behalf of no reader
 * @param asked whether a proxy asks about it: its path is one of the company's own web server, and
 *     means nothing here
 * @param accept the {@code Accept} header, or empty
 * @param fetch what the browser says about how it came to make the request
 * @param authorization the {@code Authorization} header, or {@code null}
 * @param tokenHeaders values of headers that carry credentials, by {@link Protocol#tokenHeaders}
 * @param cookies the {@code Cookie} header, or {@code null}
 */
public record Incoming(
    HostName host,
    String authority,
    boolean secure,
    String address,
    String userAgent,
    String method,
    String path,
    String uri,
    String query,
    Map<String, String> parameters,
    TokenParameters tokenParameters,
    boolean form,
    boolean forBackend,
    boolean asked,
    boolean prefetch,
    String accept,
    Fetch fetch,
    String authorization,
    Map<String, String> tokenHeaders,
    String cookies) {
  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** The request as the sign-in mechanism read it. */
  public static Incoming of(HttpServletRequest request) {
    return (Incoming) request.getAttribute(Incoming.class.getName());
  }

  public void noteOn(HttpServletRequest request) {
    request.setAttribute(Incoming.class.getName(), this);
  }

  /**
   * The same call made to another host, without cookies: browsers send those to the original host
   * only.
   */
  public Incoming at(HostName otherHost, String otherAuthority, String otherPath) {
    return new Incoming(
        otherHost,
        otherAuthority,
        secure,
        address,
        userAgent,
        method,
        otherPath,
        otherPath,
        query,
        parameters,
        tokenParameters,
        form,
        forBackend,
        asked,
        prefetch,
        accept,
        fetch,
        authorization,
        tokenHeaders,
        null);
  }

  /** Whether a page is read, so that its address can be asked for again after signing in. */
  public boolean isReading() {
    return READING.contains(method);
  }

  /**
   * Whether the answer fills a window or frame of a browser, or would if it were sent with GET: not
   * that of a script's call, a picture, a manifest or a prefetch.
   */
  public boolean isForPage() {
    return isReading() && !prefetch && fetch.isForPage(path, accept);
  }

  /** Whether a reader goes to a page: only such a page is one to come back to after signing in. */
  public boolean isNavigation() {
    return method.equals("GET") && isForPage();
  }

  /**
   * Whether a credential that was found in this request counts. Only GET and POST sign in, and a
   * prefetch never does; a credential in a parameter needs a form, since no other body has any. A
   * program's begins no session, so it counts "on every call".
   */
  public boolean maySignIn(Credential credential) {
    return credential.surface().isForPrograms()
        || !prefetch
            && (method.equals("GET")
                || form
                || method.equals("POST") && isOutsideParameters(credential.token()));
  }

  /** Whether it came in a header or in the path. */
  private boolean isOutsideParameters(String token) {
    return !token.isEmpty() && !parameters.containsValue(token);
  }

  /**
   * Whether it is for programs: they are answered in JSON and never sent to a login page. Here the
   * path says so; on the company's own web server, any path may be that of a page.
   */
  public boolean isForPrograms() {
    return asked
        ? !prefetch && !isForPage()
        : ReadingCall.isForPrograms(path) || ReadingCall.isShort(path, accept);
  }

  /**
   * Whether it is for this path, in which a last segment in braces stands for any one ({@link
   * PathTemplate}).
   */
  public boolean isAt(String address) {
    return path.equals(address) || new PathTemplate(address).matches(path);
  }

  /** What the path has in place of the segment in braces of an address that it is for. */
  public Optional<String> pathParameter(String address) {
    return new PathTemplate(address).value(path);
  }

  /** A header, if a protocol says that credentials travel in it. */
  public Optional<String> tokenHeader(String name) {
    return Optional.ofNullable(tokenHeaders.get(name));
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** A cookie's value, read from the header: cheaper than the container's list of cookies. */
  public Optional<String> cookie(String name) {
    return cookies(name).findFirst();
  }

  /** Its values: a host and the domain above it may each have set one of the same name. */
  public Stream<String> cookies(String name) {
    return CookieHeader.values(cookies, name).stream();
  }

  /**
   * Whether a page of another host started it, by the browser's {@code Sec-Fetch-Site}. {@code
   * Origin} cannot tell, since our Referrer-Policy keeps it out of our own forms.
   */
  public boolean isFromElsewhere() {
    return fetch.site().equals("cross-site") || fetch.site().equals("same-site");
  }

  /** Cookies that answers to this request set at a site. */
  public SiteCookie cookieOf(Site site) {
    return new SiteCookie(secure, site.isFramed());
  }

  /** The token of an {@code Authorization: Bearer} header (RFC 6750 section 2.1). */
  public Optional<String> bearer() {
    return AuthorizationHeader.credentials(authorization, "Bearer");
  }

  /** Where an event of a sign-in in this request comes from. */
  public EventOrigin eventOrigin(Surface surface) {
    return EventOrigin.of(surface.text(), address, userAgent);
  }

  /** Another host with the port that the browser came to. */
  public String authorityAt(String otherHost) {
    Matcher port = PORT.matcher(authority);
    return otherHost + (port.find() ? port.group() : "");
  }

  /** Scheme, host and port as the browser sees them. */
  public String origin() {
    return scheme() + authority;
  }

  /** The origin of another host at which the browser could have made this request. */
  public String originAt(String otherHost) {
    return scheme() + authorityAt(otherHost);
  }

  private String scheme() {
    return secure ? "https://" : "http://";
  }

  /** Path and query. */
  public String pathAndQuery() {
    return query == null ? uri : uri + "?" + query;
  }

  /** Path and query without any protocol's credential. */
  public String withoutTokens() {
    String rest = tokenParameters.without(query);
    return rest.isEmpty() ? uri : uri + "?" + rest;
  }

  /** The page that a parameter names, likewise: it may be led to a backend in a URL. */
  public Optional<String> pageIn(String parameter) {
    return parameter(parameter).flatMap(tokenParameters::withoutThem);
  }

  /** A URL with one more parameter, whether it has a query already or not. */
  public static String withParameter(String url, String name, String value) {
    String joint = !url.contains("?") ? "?" : url.endsWith("?") || url.endsWith("&") ? "" : "&";
    return url + joint + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
