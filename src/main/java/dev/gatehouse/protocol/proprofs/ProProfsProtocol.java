package dev.gatehouse.protocol.proprofs;

import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.Admission;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.ProtocolDescription;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.protocol.SignInChecks;
import dev.gatehouse.protocol.Strangers;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.kit.BrowserCookies;
import dev.gatehouse.protocol.kit.PendingSignIns;
import dev.gatehouse.protocol.kit.RefusedPage;
import dev.gatehouse.protocol.kit.SignedOutPage;
import dev.gatehouse.protocol.kit.SisterAddress;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.text.AppUrl;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * ProProfs Knowledge Base. The company's app sends a reader with a token that works once and for
 * three minutes; it says who the reader is by e-mail address, and which sites it opens.
 */
@ApplicationScoped
public class ProProfsProtocol implements Protocol, Ability.ChecksMore {
  /** {@code $domain."/access/jwtsso/?token="}; without the last slash as well. */
  static final String SIGN_IN_PATH = "/access/jwtsso";

  static final String PARAMETER = "token";

  @Inject PendingSignIns pendingSignIns;

  @Override
  public String name() {
    return "proprofs";
  }

  @Override
  public ProtocolDescription description() {
    return new ProProfsDescription();
  }

  @Override
  public Set<String> signInPaths(ConnectionSettings settings) {
    return Set.of(SIGN_IN_PATH);
  }

  /**
   * "Private Site API key (md5 encrypted)": in the vendor's sample the key that signs is the text
   * that PHP's {@code md5()} answers, 32 lower-case hexadecimal characters, and not the 16 bytes
   * that they stand for.
   */
  @Override
  public String signingText(String secret) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(md5.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  @Override
  public List<Credential> find(Incoming request, ConnectionSettings settings) {
    return request.isAt(SIGN_IN_PATH)
        ? List.of(Credential.sent(request.parameter(PARAMETER).orElse(""), Surface.REDIRECT))
        : List.of();
  }

  @Override
  public ClaimRules rules(LiveConnection connection, Surface surface) {
    return ProProfsClaims.rules(
        connection.settings().getClockSkewSeconds(),
        SiteAccess.openable(connection),
        connection.site().id().value());
  }

  @Override
  public Identity identity(LiveConnection connection, Claims claims) {
    return ProProfsClaims.identity(claims);
  }

  @Override
  public Strangers strangers(Claims claims) {
    return ProProfsClaims.strangers(claims);
  }

  @Override
  public List<CheckResult> furtherChecks(LiveConnection connection, Claims claims) {
    SiteAccess access = SiteAccess.of(claims, connection);
    return access.opened().isEmpty()
        ? List.of()
        : List.of(CheckResult.passed(SignInChecks.SITES, access.told()));
  }

  @Override
  public Admission admit(Admission verified, Incoming request) {
    LiveConnection connection = verified.connection();
    Site site = connection.site();
    SiteAccess access = SiteAccess.of(verified.token().claims(), connection);
    return verified
        .beginning(connection.sessionLifetime(), firstOpened(access, site))
        .opening(access.opened())
        .telling(access.told());
  }

  /** The first of the sites that the token opens. */
  private static String firstOpened(SiteAccess access, Site site) {
    return access.opened().stream()
        .findFirst()
        .filter(id -> id != site.id().value())
        .map(SisterAddress::of)
        .orElseGet(site::home);
  }

  /** The page first asked for comes before the first site. */
  @Override
  public Admission landing(Admission admission, Incoming request) {
    return pendingSignIns
        .take(admission.connection(), request)
        .map(taken -> admission.leadingTo(taken.page()).setting(taken.cookies()))
        .orElse(admission);
  }

  /** Pages are remembered for browsers that have a cookie to know them by. */
  @Override
  public boolean mayLandElsewhere(Incoming request) {
    return BrowserCookies.first(request).isPresent();
  }

  @Override
  public Answer refuse(Refusal refusal, Incoming request) {
    Optional<String> asked =
        Optional.ofNullable(refusal.connection())
            .flatMap(connection -> pendingSignIns.latest(connection, request));
    return RefusedPage.of(refusal, asked.orElseGet(refusal.site()::home));
  }

  /** The vendor's program knows nothing of the page that was asked for, so we do. */
  @Override
  public Answer challenge(LiveConnection connection, Incoming request, String returnTo) {
    String loginUrl = AppUrl.location(connection.settings().getLoginUrl());
    Answer answer =
        loginUrl == null
            ? SignedOutPage.of(connection.site(), returnTo)
            : Answer.redirect(302, loginUrl);
    return answer.setting(pendingSignIns.remember(connection, request, returnTo));
  }
}
