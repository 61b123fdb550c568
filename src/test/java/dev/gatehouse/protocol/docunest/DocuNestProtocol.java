package dev.gatehouse.protocol.docunest;

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
import dev.gatehouse.protocol.kit.PendingSignIns;
import dev.gatehouse.protocol.kit.RefusedPage;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * DocuNest, a made-up vendor. Its app posts a token in a form, or links with it in a parameter or
 * in the path, and its browser extension adds it to any request as a header; the token begins a
 * session once. A refused reader goes back to the login URL, which reads why in {@code err}.
 */
@ApplicationScoped
public class DocuNestProtocol implements Protocol {
  static final String PATH = "/sso/docunest";
  static final String LINK = "/nest/in/{token}";
  static final String HEADER = "X-DocuNest-Assertion";
  static final String FIELD = "assertion";
  static final String PARAMETER = "t";

  @Inject PendingSignIns pendingSignIns;

  @Override
  public String name() {
    return "docunest";
  }

  @Override
  public ProtocolDescription description() {
    return new DocuNestDescription();
  }

  @Override
  public Set<String> signInPaths(ConnectionSettings settings) {
    return Set.of(PATH, LINK);
  }

  @Override
  public Set<String> tokenHeaders() {
    return Set.of(HEADER);
  }

  @Override
  public List<Credential> find(Incoming request, ConnectionSettings settings) {
    return request
        .pathParameter(LINK)
        .or(() -> request.tokenHeader(HEADER))
        .or(() -> request.isAt(PATH) ? Optional.of(parameter(request)) : Optional.empty())
        .map(token -> Credential.sent(token, Surface.REDIRECT))
        .stream()
        .toList();
  }

  private static String parameter(Incoming request) {
    return request.parameter(FIELD).or(() -> request.parameter(PARAMETER)).orElse("");
  }

  @Override
  public ClaimRules rules(LiveConnection connection, Surface surface) {
    return DocuNestClaims.rules(connection.settings());
  }

  @Override
  public Identity identity(LiveConnection connection, Claims claims) {
    return DocuNestClaims.identity(claims, connection.settings());
  }

  @Override
  public Admission admit(Admission verified, Incoming request) {
    LiveConnection connection = verified.connection();
    return verified.beginning(connection.sessionLifetime(), connection.site().home());
  }

  /** Pages are remembered for browsers that have a cookie to know them by. */
  @Override
  public boolean mayLandElsewhere(Incoming request) {
    return BrowserCookies.first(request).isPresent();
  }

  @Override
  public Admission landing(Admission admission, Incoming request) {
    return pendingSignIns
        .take(admission.connection(), request)
        .map(taken -> admission.leadingTo(taken.page()).setting(taken.cookies()))
        .orElse(admission);
  }

  @Override
  public Answer refuse(Refusal refusal, Incoming request) {
    LiveConnection connection = refusal.connection();
    return connection == null
        ? RefusedPage.of(refusal, "/")
        : Answer.redirect(
            302,
            Incoming.withParameter(
                connection.settings().getLoginUrl(), "err", refusal.cause().reason().code()));
  }

  @Override
  public Answer challenge(LiveConnection connection, Incoming request, String returnTo) {
    ConnectionSettings settings = connection.settings();
    return Answer.redirect(
            302,
            Incoming.withParameter(
                settings.getLoginUrl(), "workspace", DocuNestClaims.WORKSPACE.of(settings)))
        .setting(pendingSignIns.remember(connection, request, returnTo));
  }
}
