package dev.gatehouse.protocol.document360;

import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.Admission;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.ProtocolDescription;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.kit.BrowserCookies;
import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.protocol.kit.PendingSignIns;
import dev.gatehouse.protocol.kit.RefusedPage;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.protocol.kit.SignedOutPage;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.text.AppUrl;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Document360. A reader is sent to the sign-in URL; the company's backend asks for a code and sends
 * the browser back with it. The code is exchanged for a token, which says who the reader is and how
 * long the session lasts.
 */
@ApplicationScoped
public class Document360Protocol
    implements Protocol,
        Ability.NeedsClientId,
        Ability.CalledByBackends,
        Ability.ExchangesCodes,
        Ability.NamesPage,
        Ability.ChecksMore {
  /** Reasons about the reader: another code would not help. */
  private static final Set<Rejection> PERSONAL =
      Set.of(Rejection.USER_NOT_REGISTERED, Rejection.NO_RULE_MATCHED);

  static final String NAME = "document360";

  /** "For example: https://yourproject.document360.io/jwt/authorize?code=xyz". */
  static final String CALLBACK_PATH = "/jwt/authorize";

  static final String CODE_PATH = "/jwt/generateCode";

  private static final String CODE = "code";
  private static final String TARGET = "redirectUrl";

  @Inject Clock clock;
  @Inject CodeExchange exchange;
  @Inject PendingSignIns pendingSignIns;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ProtocolDescription description() {
    return new Document360Description();
  }

  @Override
  public Set<String> signInPaths(ConnectionSettings settings) {
    return Set.of(CALLBACK_PATH);
  }

  @Override
  public Map<String, Pattern> credentialForms() {
    return Map.of(CODE, AuthorizationCodes.FORM);
  }

  @Override
  public Set<String> backChannelPaths() {
    return Set.of(CODE_PATH, "/api/jwt/generate-code", "/jwt/token");
  }

  @Override
  public List<Credential> find(Incoming request, ConnectionSettings settings) {
    return request.isAt(CALLBACK_PATH)
        ? List.of(Credential.sent(request.parameter(CODE).orElse(""), Surface.REDIRECT))
        : List.of();
  }

  @Override
  public ClaimRules rules(LiveConnection connection, Surface surface) {
    return Document360Claims.rules(connection);
  }

  @Override
  public Identity identity(LiveConnection connection, Claims claims) {
    return Document360Claims.identity(claims);
  }

  @Override
  public List<CheckResult> furtherChecks(LiveConnection connection, Claims claims) {
    return Document360Claims.furtherChecks();
  }

  /** The checks are the code's: the token for it never leaves this server. */
  @Override
  public List<String> codeChecks(List<String> ofToken) {
    return List.of(
        "enabled", CodeExchange.CODE, CodeExchange.REPLAY, CodeExchange.LIFETIME, "user");
  }

  /** "Document360 extracts user information and access rules from the token." */
  @Override
  public Admission admit(Admission verified, Incoming request) {
    Site site = verified.connection().site();
    return verified
        .consuming(
            AuthorizationCode.use(
                verified.connection().connection(), verified.credential().token(), clock.instant()))
        .beginning(validity(verified.token().claims()), namedPage(request).orElse(site.home()));
  }

  /** The token says for how long its code was requested. */
  private static Duration validity(Claims claims) {
    BigDecimal exp = claims.numericDate("exp").orElseThrow().seconds();
    BigDecimal iat = claims.numericDate("iat").orElseThrow().seconds();
    return Duration.ofSeconds(exp.subtract(iat).longValueExact());
  }

  @Override
  public Optional<PublicAlgorithm> platformAlgorithm(ConnectionSettings settings) {
    return Document360Options.platformAlgorithm(settings);
  }

  @Override
  public String exchange(LiveConnection connection, String code, Incoming request) throws Rejected {
    return exchange.exchange(connection, code, request).token();
  }

  @Override
  public Optional<Identity> bearer(LiveConnection connection, String code) {
    return exchange.bearer(connection, code);
  }

  /** "Document360 will send the Redirection URL as redirectPath … return as a redirectUrl". */
  @Override
  public Optional<String> namedPage(Incoming request) {
    return ReturnTarget.in(request, TARGET);
  }

  private static boolean sendsPage(Incoming request) {
    return request.parameter(TARGET).filter(target -> !target.isEmpty()).isPresent();
  }

  /** The page first asked for, where the backend does not return it. */
  @Override
  public Admission landing(Admission admission, Incoming request) {
    LiveConnection connection = admission.connection();
    Optional<PendingSignIns.Taken> answered =
        namedPage(request).flatMap(page -> pendingSignIns.forget(connection, request, page));
    Optional<PendingSignIns.Taken> taken =
        answered.or(() -> pendingSignIns.take(connection, request));
    if (taken.isEmpty()) {
      return admission;
    }
    Admission landed = admission.setting(taken.get().cookies());
    return sendsPage(request) ? landed : landed.leadingTo(taken.get().page());
  }

  /** Pages are remembered for browsers that have a cookie to know them by. */
  @Override
  public boolean mayLandElsewhere(Incoming request) {
    return BrowserCookies.first(request).isPresent();
  }

  private String asked(Refusal refusal, Incoming request) {
    Optional<String> asked =
        sendsPage(request) || refusal.connection() == null
            ? namedPage(request)
            : pendingSignIns.latest(refusal.connection(), request);
    return asked.orElse(refusal.site().home());
  }

  @Override
  public Answer refuse(Refusal refusal, Incoming request) {
    String asked = asked(refusal, request);
    return PERSONAL.contains(refusal.cause().reason())
        ? RefusedPage.of(refusal, asked)
        : RefusedPage.of(refusal, asked, PageText.CODE_INVALID);
  }

  /**
   * "redirects the user to the Sign in URL", with the page asked for in both ways of the vendor.
   */
  @Override
  public Answer challenge(LiveConnection connection, Incoming request, String returnTo) {
    Site site = connection.site();
    String loginUrl = AppUrl.location(connection.settings().getLoginUrl());
    if (loginUrl == null) {
      return SignedOutPage.of(site, returnTo);
    }
    return Answer.redirect(302, Incoming.withParameter(loginUrl, "redirectPath", returnTo))
        .setting(pendingSignIns.remember(connection, request, returnTo));
  }

  @Override
  public String eventName(Surface surface, boolean accepted) {
    return accepted ? CodeEvents.ACCEPTED : CodeEvents.REJECTED;
  }
}
