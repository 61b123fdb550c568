package dev.gatehouse.protocol.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.token.Mint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * An identity provider at loopback. It has no login page: a test {@link #admit}s a person and gets
 * the address with which the browser would come back. What it says and signs can be bent.
 */
public final class PretendProvider implements AutoCloseable {
  public static final String CLIENT = "gatehouse";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LIFETIME = 300;

  /** For tests that bend nothing: one for the whole run. */
  private static final PretendProvider SHARED = new PretendProvider("RS256");

  private final HttpServer server;
  private final String algorithm;
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Object>> accessTokens = new ConcurrentHashMap<>();
  private final List<SigningPair> published = new CopyOnWriteArrayList<>();
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

  private volatile SigningPair signing;
  private volatile UnaryOperator<Map<String, Object>> metadata = all -> all;
  private volatile UnaryOperator<Map<String, Object>> idToken = all -> all;
  private volatile UnaryOperator<Map<String, Object>> userInfo = all -> all;
  private volatile UnaryOperator<Map<String, Object>> keys = all -> all;
  private volatile String clientSecret;
  private volatile boolean down;

  /**
   * A code.
   *
   * @param secret with which the client has to authenticate, or {@code null} for a public client
   */
  private static final class Grant {
    private final Map<String, Object> claims;
    private final String secret;
    private Map<String, String> request = Map.of();
    private boolean used;

    private Grant(Map<String, Object> claims, String secret) {
      this.claims = claims;
      this.secret = secret;
    }
  }

  public PretendProvider(String algorithm) {
    this.algorithm = algorithm;
    rotate();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(
        Executors.newFixedThreadPool(
            8,
            work -> {
              Thread thread = new Thread(work, "pretend-provider");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::answer);
    server.start();
  }

  public static PretendProvider shared() {
    return SHARED;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Signs by a new key, which is published beside the old ones. */
  public void rotate() {
    signing = SigningPair.of(algorithm, UUID.randomUUID().toString());
    published.add(signing);
  }

  /** Publishes the newest key only. */
  public void retireOldKeys() {
    published.retainAll(List.of(signing));
  }

  /** Signs by a key that is not published. */
  public void signByStranger() {
    signing = SigningPair.of(algorithm, signing.kid());
  }

  public void bendMetadata(UnaryOperator<Map<String, Object>> change) {
    metadata = change;
  }

  public void bendIdToken(UnaryOperator<Map<String, Object>> change) {
    idToken = change;
  }

  public void bendUserInfo(UnaryOperator<Map<String, Object>> change) {
    userInfo = change;
  }

  public void bendKeys(UnaryOperator<Map<String, Object>> change) {
    keys = change;
  }

  /** Authenticates clients by a secret before it looks at codes, as RFC 6749 has it. */
  public void demandSecret(String secret) {
    clientSecret = secret;
  }

  /** Whether every call is answered 503. */
  public void setDown(boolean isDown) {
    down = isDown;
  }

  /** How often a path was called. */
  public int calls(String path) {
    return calls.computeIfAbsent(path, any -> new AtomicInteger()).get();
  }

  /** Claims about a person, with a verified e-mail address. */
  public static Map<String, Object> person(String name) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", "sub-" + name);
    claims.put("email", name + "@company.example");
    claims.put("email_verified", true);
    claims.put("name", "Name of " + name);
    return claims;
  }

  /** A code for a person, which no browser has asked for yet. */
  public String code(Map<String, Object> claims, String clientSecret) {
    String code = UUID.randomUUID().toString();
    grants.put(code, new Grant(claims, clientSecret));
    return code;
  }

  /**
   * Answers the redirect of a browser with a code.
   *
   * @param location where the help center sent it
   * @return path and query of the callback
   */
  public String answer(String location, String code) {
    Map<String, String> request = form(location.substring(location.indexOf('?') + 1));
    Grant grant = grants.get(code);
    if (grant != null && !grant.used) {
      grant.request = request;
    }
    return callback(request, "code=" + encoded(code));
  }

  /** The same for a new code. */
  public String admit(String location, Map<String, Object> claims, String clientSecret) {
    return answer(location, code(claims, clientSecret));
  }

  /** Answers with an error. */
  public String refuse(String location, String error) {
    return callback(form(location.substring(location.indexOf('?') + 1)), "error=" + encoded(error));
  }

  private static String callback(Map<String, String> request, String answer) {
    String redirect = request.get("redirect_uri");
    String path = redirect.substring(redirect.indexOf('/', redirect.indexOf("://") + 3));
    return path + "?" + answer + "&state=" + encoded(request.get("state"));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    calls.computeIfAbsent(path, any -> new AtomicInteger()).incrementAndGet();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (down) {
      send(exchange, 503, Map.of());
      return;
    }
    switch (path) {
      case "/.well-known/openid-configuration" -> send(exchange, 200, metadata());
      case "/jwks" ->
          send(
              exchange,
              200,
              keys.apply(
                  new JWKSet(published.stream().map(SigningPair::jwk).toList()).toJSONObject()));
      case "/token" -> token(exchange, form(body));
      case "/userinfo" -> userInfo(exchange);
      default -> send(exchange, 404, Map.of());
    }
  }

  private Map<String, Object> metadata() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("issuer", issuer());
    all.put("authorization_endpoint", issuer() + "/authorize");
    all.put("token_endpoint", issuer() + "/token");
    all.put("userinfo_endpoint", issuer() + "/userinfo");
    all.put("end_session_endpoint", issuer() + "/end-session");
    all.put("jwks_uri", issuer() + "/jwks");
    all.put("response_types_supported", List.of("code"));
    all.put("subject_types_supported", List.of("public"));
    all.put("id_token_signing_alg_values_supported", List.of(algorithm));
    return metadata.apply(all);
  }

  private synchronized void token(HttpExchange exchange, Map<String, String> form)
      throws IOException {
    Grant grant = grants.get(form.getOrDefault("code", ""));
    boolean isStranger = clientSecret != null && !isClient(exchange, form, clientSecret);
    if (isStranger || grant != null && !isClient(exchange, form, grant.secret)) {
      send(exchange, 401, Map.of("error", "invalid_client"));
      return;
    }
    boolean fits =
        grant != null
            && !grant.used
            && form.get("redirect_uri").equals(grant.request.get("redirect_uri"))
            && challenge(form.get("code_verifier")).equals(grant.request.get("code_challenge"));
    if (!fits) {
      send(exchange, 400, Map.of("error", "invalid_grant"));
      return;
    }
    grant.used = true;
    String accessToken = UUID.randomUUID().toString();
    accessTokens.put(accessToken, grant.claims);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("access_token", accessToken);
    answer.put("token_type", "Bearer");
    answer.put("id_token", signing.sign(written(idToken(grant))));
    send(exchange, 200, answer);
  }

  private static boolean isClient(HttpExchange exchange, Map<String, String> form, String secret) {
    if (secret == null) {
      return CLIENT.equals(form.get("client_id"));
    }
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (encoded(CLIENT) + ":" + encoded(secret)).getBytes(StandardCharsets.UTF_8));
    return basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
        || CLIENT.equals(form.get("client_id")) && secret.equals(form.get("client_secret"));
  }

  private Map<String, Object> idToken(Grant grant) {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>(grant.claims);
    claims.put("iss", issuer());
    claims.put("aud", CLIENT);
    claims.put("iat", now);
    claims.put("exp", now + LIFETIME);
    claims.put("nonce", grant.request.get("nonce"));
    return idToken.apply(claims);
  }

  /** A logout token, which the provider's backend posts. */
  public String logoutToken(Map<String, Object> more) {
    Map<String, Object> claims = new LinkedHashMap<>(more);
    claims.put("iss", issuer());
    claims.put("aud", CLIENT);
    claims.put("iat", Instant.now().getEpochSecond());
    claims.put("jti", String.valueOf(System.nanoTime()));
    claims.put("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    return signing.sign(written(claims));
  }

  private void userInfo(HttpExchange exchange) throws IOException {
    String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    Map<String, Object> claims = accessTokens.get(header.replaceFirst("^Bearer ", ""));
    send(
        exchange,
        claims == null ? 401 : 200,
        claims == null ? Map.of() : userInfo.apply(new LinkedHashMap<>(claims)));
  }

  private static String challenge(String verifier) {
    try {
      return Mint.base64(MessageDigest.getInstance("SHA-256").digest(Mint.utf8(verifier)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void send(HttpExchange exchange, int status, Map<String, ?> body)
      throws IOException {
    byte[] json = Mint.utf8(written(body));
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, json.length);
    exchange.getResponseBody().write(json);
    exchange.close();
  }

  private static String written(Map<String, ?> body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> form(String query) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      fields.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
