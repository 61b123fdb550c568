package dev.gatehouse.protocol.helpdocs;

import dev.gatehouse.config.Configuration;
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
import dev.gatehouse.protocol.kit.KeptToken;
import dev.gatehouse.protocol.kit.RefusedPage;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.claims.NumericDate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * HelpDocs. The company's app hands out a token that is a session by itself: it comes with the
 * address of any page or through an address of its own, is kept in a cookie until it expires, and
 * is verified at every request. "Certain routes in the API work with JWTs" as well.
 */
@ApplicationScoped
public class HelpDocsProtocol implements Protocol, Ability.KeepsTokens, Ability.ReplacesLoginPage {
  static final String PARAMETER = "hd_jwt";

  /** The token's parameter at the address that only sets the cookie. */
  static final String COOKIE_PARAMETER = "token";

  /** Reasons about the reader, which no other token would change. */
  private static final Set<Rejection> PERSONAL =
      Set.of(
          Rejection.USER_BANNED,
          Rejection.USER_NOT_REGISTERED,
          Rejection.NO_RULE_MATCHED,
          Rejection.IDENTITY_CONFLICT);

  @Inject Clock clock;
  @Inject Configuration configuration;

  @Override
  public String name() {
    return "helpdocs";
  }

  @Override
  public ProtocolDescription description() {
    return new HelpDocsDescription(configuration.baseDomain());
  }

  @Override
  public Set<String> signInPaths(ConnectionSettings settings) {
    return Set.of(HelpDocsDescription.COOKIE_PATH.of(settings));
  }

  @Override
  public Set<String> tokenParameters() {
    return Set.of(PARAMETER, COOKIE_PARAMETER);
  }

  @Override
  public List<Credential> find(Incoming request, ConnectionSettings settings) {
    if (request.isAt(HelpDocsDescription.COOKIE_PATH.of(settings))) {
      String token = request.parameter(COOKIE_PARAMETER).orElse("");
      return List.of(Credential.sent(token, Surface.REDIRECT));
    }
    if (!request.asked() && request.path().startsWith("/api/")) {
      return List.of();
    }
    Surface surface = request.isForPrograms() ? Surface.API : Surface.PAGE;
    Stream<Credential> sent =
        request.parameter(PARAMETER).filter(token -> !token.isEmpty()).stream()
            .map(token -> Credential.sent(token, surface));
    return Stream.concat(
            sent,
            HelpDocsCookies.TOKEN.of(request).stream()
                .map(token -> Credential.kept(token, surface)))
        .toList();
  }

  @Override
  public ClaimRules rules(LiveConnection connection, Surface surface) {
    return HelpDocsClaims.rules(
        connection.settings(),
        HelpDocsClaims.audiences(connection.site().settings(), configuration.baseDomain()));
  }

  @Override
  public Identity identity(LiveConnection connection, Claims claims) {
    return HelpDocsClaims.identity(claims);
  }

  @Override
  public Admission admit(Admission verified, Incoming request) {
    return verified.credential().surface().isForPrograms()
        ? verified
        : withCookies(verified, request);
  }

  private Admission withCookies(Admission admission, Incoming request) {
    Site site = admission.connection().site();
    Duration lifetime = lifetime(admission);
    Admission longer = admission;
    if (!admission.credential().kept()) {
      longer =
          admission
              .setting(tokenCookies(admission, request, lifetime))
              .answering(onward(admission, request));
    }
    Optional<UserData> data = UserData.of(admission.token().claims());
    Optional<String> readable = HelpDocsCookies.userData(site, request, data, lifetime);
    return readable.isPresent() ? longer.setting(readable.get()) : longer;
  }

  private static List<String> tokenCookies(
      Admission admission, Incoming request, Duration lifetime) {
    Site site = admission.connection().site();
    String token = admission.credential().token();
    boolean inForeignFrame =
        request.secure()
            && request.fetch().site().equals("cross-site")
            && isForFrame(admission, request);
    return inForeignFrame
        ? HelpDocsCookies.TOKEN.keepingInFrame(site, request, token, lifetime)
        : HelpDocsCookies.TOKEN.keeping(site, request, token, lifetime);
  }

  /** "Include an iframe in your logged in app pages": nothing is to be shown in it. */
  private static boolean isForFrame(Admission admission, Incoming request) {
    return admission.credential().surface() == Surface.REDIRECT
        && request.parameter(HelpDocsLogin.FORWARD).isEmpty();
  }

  private Answer onward(Admission admission, Incoming request) {
    return isForFrame(admission, request)
        ? Answer.empty()
        : Answer.redirect(
            303, asked(request, admission.connection().site(), admission.credential().surface()));
  }

  /** "That expires at the same time as your JWT", to the second; as long as it is accepted here. */
  private Duration lifetime(Admission admission) {
    BigDecimal exp =
        admission.token().claims().numericDate("exp").map(NumericDate::seconds).orElseThrow();
    BigDecimal now =
        BigDecimal.valueOf(clock.millis(), 3)
            .subtract(BigDecimal.valueOf(admission.connection().settings().getClockSkewSeconds()));
    long seconds = exp.subtract(now).setScale(0, RoundingMode.CEILING).longValueExact();
    // A cookie of zero seconds would be deleted at once.
    return Duration.ofSeconds(Math.min(Math.max(1, seconds), KeptToken.LONGEST.toSeconds()));
  }

  /**
   * The page that the reader wants: this one, or the one in {@code forward} where the address only
   * sets the cookie.
   */
  private String asked(Incoming request, Site site, Surface surface) {
    boolean elsewhere = surface == Surface.REDIRECT || request.path().equals(HelpDocsLogin.PATH);
    return (elsewhere
            ? request.pageIn(HelpDocsLogin.FORWARD)
            : Optional.of(request.withoutTokens()))
        .flatMap(ReturnTarget::of)
        .orElse(site.home());
  }

  @Override
  public boolean mayLandElsewhere(Incoming request) {
    return false;
  }

  /** A reader on a page is sent to sign in; others get an error. */
  @Override
  public Answer refuse(Refusal refusal, Incoming request) {
    String asked = asked(request, refusal.site(), refusal.credential().surface());
    Credential credential = refusal.credential();
    if (credential.surface().isForPrograms()) {
      return refusal.forProgram();
    }
    if (credential.surface() == Surface.REDIRECT && credential.token().isEmpty()) {
      return Answer.text(400, "The token is missing. Send it in the parameter \"token\".\n");
    }
    boolean useless =
        credential.surface() == Surface.REDIRECT || PERSONAL.contains(refusal.cause().reason());
    return useless ? RefusedPage.of(refusal, asked) : HelpDocsLogin.page(asked);
  }

  @Override
  public Answer challenge(LiveConnection connection, Incoming request, String returnTo) {
    return request.path().equals(HelpDocsLogin.PATH)
        ? HelpDocsLogin.onward(connection, request, returnTo)
        : HelpDocsLogin.page(returnTo);
  }

  @Override
  public List<String> signOutCookies(Site site, Incoming request) {
    return HelpDocsCookies.cleared(site, request, configuration.baseDomain());
  }
}
