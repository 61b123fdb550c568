package dev.gatehouse.signin.request;

import dev.gatehouse.cache.TextCache;
import dev.gatehouse.config.AddressRange;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.config.GateProxy;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.ReadingCall;
import dev.gatehouse.protocol.header.Fetch;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.text.TokenMask;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads requests. What a proxy says of the browser ({@code X-Forwarded-Proto}, {@code -Host},
 * {@code -For}) counts only when the proxy's own address is among the trusted ones: for every host,
 * or as a gated site's own proxy for the host of that site.
 */
@ApplicationScoped
public class Requests {
  private static final int LONGEST_AGENT = 400;

  /** Bytes of the largest request with files; servers answer a larger one in ways of their own. */
  private static final long MOST_UPLOADED = 9_500_000;

  /** What a container makes of bytes that are no UTF-8. */
  private static final char NO_CHARACTER = '\ufffd';

  private static final String CIPHER = "jakarta.servlet.request.cipher_suite";

  /** Servers resolve dot segments before they match a path, and leave those that were escaped. */
  private static final Pattern DOT_SEGMENT = Pattern.compile("/\\.{1,2}(?=/|$)");

  private static final TextCache<String> AGENTS = new TextCache<>(Requests::plainAgent);
  private static final List<String> PREFETCH = List.of("Sec-Purpose", "Purpose", "X-Moz");

  @Inject Configuration configuration;
  @Inject Protocols protocols;

  private final TextCache<Boolean> ofAnyHost = new TextCache<>(this::isProxy);
  private List<AddressRange> proxies;
  private List<GateProxy> gateProxies;

  @PostConstruct
  void readProxies() {
    proxies = configuration.trustedProxies();
    gateProxies = configuration.gateProxies();
  }

  /**
   * @throws UnreadableRequest when the server cannot parse the parameters or headers
   */
  public Incoming read(HttpServletRequest request) {
    if (ReadParameters.isMultipart(request) && request.getContentLengthLong() > MOST_UPLOADED) {
      throw UnreadableRequest.tooLarge();
    }
    String path = Paths.plain(path(request));
    boolean forBackend = isBackChannel(path);
    HttpServletRequest typed = forBackend ? RetypedRequest.untyped(request) : request;
    ValidHeaders.require(typed);
    RetypedRequest.fillCharset(request);
    if (isForResource(path)) {
      ValidHeaders.requireNegotiable(typed);
      // RESTEasy fails at an escape that is no UTF-8; Payara refuses it before it comes here.
      if (path.indexOf(NO_CHARACTER) >= 0) {
        throw UnreadableRequest.nothingThere();
      }
    }
    if (path.contains("/.") && DOT_SEGMENT.matcher(path).find()) {
      throw new UnreadableRequest("a segment of the path is a dot");
    }
    boolean proxied = isFromProxy(request);
    String authority = forwarded(request, "X-Forwarded-Host", proxied).orElse(hostOf(request));
    boolean form = ReadParameters.isForm(request);
    return new Incoming(
        HostName.of(authority),
        authority.toLowerCase(Locale.ROOT),
        isSecure(request),
        proxied ? clientBehindProxies(request) : request.getRemoteAddr(),
        userAgent(request),
        request.getMethod(),
        path,
        Paths.plain(request.getRequestURI()),
        UrlEncoded.visible(request.getQueryString()),
        // A form that is read here is gone, and what backends send is for its resource to read:
        // curl calls JSON a form unless it is told otherwise.
        form && forBackend ? Map.of() : ReadParameters.read(request),
        protocols.tokenParameters(),
        form,
        forBackend,
        false,
        isPrefetch(request),
        header(request, "Accept"),
        fetch(request),
        request.getHeader("Authorization"),
        tokenHeaders(request),
        ValidHeaders.cookies(request));
  }

  /** Whether JAX-RS answers at a path, which reads more of a request than pages do. */
  private boolean isForResource(String path) {
    return isForPrograms(path) || path.startsWith(Paths.SSO + "/");
  }

  private boolean isForPrograms(String path) {
    return ReadingCall.isForPrograms(path) || isBackChannel(path);
  }

  private boolean isBackChannel(String path) {
    return path.equals(Paths.BACKEND_LOGOUT) || protocols.isBackChannel(path);
  }

  /** The answer to a request that cannot be read; a program gets a problem document. */
  public Answer refused(HttpServletRequest request, UnreadableRequest why) {
    return isForPrograms(Paths.plain(path(request))) ? why.problem() : why.answer();
  }

  private static Fetch fetch(HttpServletRequest request) {
    return new Fetch(
        header(request, "Sec-Fetch-Site"),
        header(request, "Sec-Fetch-Mode"),
        header(request, "Sec-WebSocket-Key").isEmpty()
            ? header(request, "Sec-Fetch-Dest")
            : Fetch.WEB_SOCKET,
        // Not in any standard, but libraries that call by XMLHttpRequest send it.
        header(request, "X-Requested-With").equalsIgnoreCase("XMLHttpRequest"));
  }

  /**
   * Whether the browser came over HTTPS. Payara takes any caller's {@code X-Forwarded-Proto} for
   * the request's scheme ({@code server-config/payara}), so only a connection that has a cipher
   * counts (Jakarta Servlet 6.0 section 3.10).
   */
  public boolean isSecure(HttpServletRequest request) {
    return forwarded(request, "X-Forwarded-Proto", isFromProxy(request))
        .map(scheme -> scheme.equalsIgnoreCase("https"))
        .orElseGet(() -> request.isSecure() && request.getAttribute(CIPHER) != null);
  }

  /** The path as the container maps it. */
  static String path(HttpServletRequest request) {
    String info = request.getPathInfo();
    return info == null ? request.getServletPath() : request.getServletPath() + info;
  }

  /** Whether a proxy sent it that is trusted for the host that it names. */
  boolean isFromProxy(HttpServletRequest request) {
    return isProxy(request.getRemoteAddr(), request);
  }

  /** Whether the sender is a trusted proxy for any host. */
  boolean isAnyProxy(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    return ofAnyHost.of(address)
        || gateProxies.stream().anyMatch(proxy -> proxy.range().contains(address));
  }

  private boolean isProxy(String address) {
    return !proxies.isEmpty() && proxies.stream().anyMatch(range -> range.contains(address));
  }

  private boolean isProxy(String address, HttpServletRequest request) {
    if (ofAnyHost.of(address) || gateProxies.isEmpty()) {
      return ofAnyHost.of(address);
    }
    String named =
        HostName.of(forwarded(request, "X-Forwarded-Host", true).orElse(hostOf(request))).value();
    return gateProxies.stream().anyMatch(proxy -> proxy.isTrusted(address, named));
  }

  private static String hostOf(HttpServletRequest request) {
    String host = header(request, "Host");
    return host.endsWith(":") ? host.substring(0, host.length() - 1) : host;
  }

  private static String header(HttpServletRequest request, String name) {
    String value = request.getHeader(name);
    return value == null ? "" : value;
  }

  /** The last value of the last line: the one that the proxy next to us added. */
  private static Optional<String> forwarded(
      HttpServletRequest request, String header, boolean proxied) {
    return proxied
        ? Optional.of(String.join(",", Collections.list(request.getHeaders(header))))
            .map(value -> value.substring(value.lastIndexOf(',') + 1).trim())
            .filter(value -> !value.isEmpty())
        : Optional.empty();
  }

  /** The first address from the right that is not itself a trusted proxy. */
  private String clientBehindProxies(HttpServletRequest request) {
    String chain = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")));
    String[] hops = chain.split(",");
    for (int i = hops.length - 1; i >= 0; i--) {
      String hop = hops[i].trim();
      if (!AddressRange.isAddress(hop)) {
        break;
      }
      if (!isProxy(hop, request)) {
        return hop;
      }
    }
    return request.getRemoteAddr();
  }

  private Map<String, String> tokenHeaders(HttpServletRequest request) {
    Map<String, String> sent = Map.of();
    for (String name : protocols.tokenHeaders()) {
      String value = request.getHeader(name);
      if (value != null) {
        sent = sent.isEmpty() ? new HashMap<>() : sent;
        sent.put(name, value);
      }
    }
    return sent;
  }

  private static boolean isPrefetch(HttpServletRequest request) {
    for (String header : PREFETCH) {
      if (header(request, header).toLowerCase(Locale.ROOT).contains("prefetch")) {
        return true;
      }
    }
    return false;
  }

  private static String userAgent(HttpServletRequest request) {
    String agent = request.getHeader("User-Agent");
    return agent == null ? null : AGENTS.of(agent);
  }

  private static String plainAgent(String agent) {
    // PostgreSQL stores no NUL, which WildFly lets through.
    String plain = TokenMask.masked(agent.replaceAll("\\p{Cntrl}", " "));
    return plain.length() <= LONGEST_AGENT ? plain : plain.substring(0, LONGEST_AGENT);
  }
}
