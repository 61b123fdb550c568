package dev.gatehouse.protocol;

import dev.gatehouse.journal.Checks;
import dev.gatehouse.protocol.mapping.ClaimMapping;
import dev.gatehouse.protocol.mapping.Mapped;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Visibility;
import dev.gatehouse.token.CompactJws;
import dev.gatehouse.token.JudgedToken;
import dev.gatehouse.token.RefusedToken;
import dev.gatehouse.token.TokenVerifier;
import dev.gatehouse.token.VerificationKey;
import dev.gatehouse.token.VerifiedToken;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.ClaimType;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.claims.FurtherRules;
import dev.gatehouse.token.claims.LogoutRules;
import dev.gatehouse.token.jwk.KeySource;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An enabled connection with its keys made ready to verify. It belongs to the site as it was
 * loaded: when settings change, the site is loaded again and its connections are made again.
 */
public final class LiveConnection {
  private static final TokenVerifier OF_BROWSERS = new TokenVerifier();
  private static final TokenVerifier OF_PROVIDERS = new TokenVerifier(CompactJws.LONGEST);

  /** A time at which every token is valid that has no other end than its {@code exp}. */
  private static final Instant WHENEVER = Instant.parse("9999-12-31T23:59:59Z");

  private final Site site;
  private final Connection connection;
  private final Protocol protocol;
  private final KeySource keys;
  private final ClaimMapping mapping;
  private final FurtherRules further;
  private final Optional<ReportingRules> reporting;

  /** Made once: a table takes longer to write than a token to verify. */
  private final Map<Surface, ClaimRules> rules = new ConcurrentHashMap<>();

  private final Map<Surface, Checks> passed = new ConcurrentHashMap<>();

  public LiveConnection(
      Site site, Connection connection, Protocol protocol, List<VerificationKey> keys) {
    this(site, connection, protocol, KeySource.of(keys));
  }

  public LiveConnection(Site site, Connection connection, Protocol protocol, KeySource keys) {
    this.site = site;
    this.connection = connection;
    this.protocol = protocol;
    this.keys = keys;
    this.mapping = ClaimMapping.of(connection.getSettings());
    this.further = protocol.further(settings());
    this.reporting = ReportingRules.of(this);
  }

  public Site site() {
    return site;
  }

  public Connection connection() {
    return connection;
  }

  public Protocol protocol() {
    return protocol;
  }

  /** Its keys that are known without a call. */
  public List<VerificationKey> keys() {
    return keys.known();
  }

  public KeySource keySource() {
    return keys;
  }

  /** Whether a token may be verified: it has an active key, or the company publishes some. */
  boolean mayVerify(Instant now) {
    return keys.isPublished() || site.hasActiveKey(connection, now);
  }

  /** The rules for a token's claims on a surface: the protocol's, then the connection's. */
  public ClaimRules rules(Surface surface) {
    ClaimRules known = rules.get(surface);
    return known == null ? rules.computeIfAbsent(surface, this::tightened) : known;
  }

  private ClaimRules tightened(Surface surface) {
    return further.after(protocol.rules(this, surface).forSignIn());
  }

  /** What it requires beyond its protocol. */
  FurtherRules further() {
    return further;
  }

  /**
   * The checks that every token has passed which these rules accepted, as an event records them.
   */
  Checks passed(Surface surface) {
    Checks known = passed.get(surface);
    return known == null
        ? passed.computeIfAbsent(surface, asked -> SignInChecks.passed(this, asked))
        : known;
  }

  public ConnectionSettings settings() {
    return connection.getSettings();
  }

  /** Whether it is switched on: a site keeps its connections while they are off. */
  public boolean isEnabled() {
    return site.isEnabled(connection);
  }

  /** The lifetime of the site's sessions. */
  public Duration sessionLifetime() {
    return site.settings().getSessions().lifetime();
  }

  /**
   * Whether sign-ins use tokens up. Such a protocol takes them again where it says so, as from the
   * widget; with any other, a token that was used up elsewhere is no session.
   */
  public boolean usesUpTokens() {
    return Arrays.stream(Surface.values()).anyMatch(surface -> rules(surface).usedOnce());
  }

  /** Whether a token of it may come several times, and so be a session itself. */
  public boolean takesTokensAgain() {
    return protocol.as(Ability.ExchangesCodes.class).isEmpty()
        && Arrays.stream(Surface.values()).anyMatch(surface -> !rules(surface).usedOnce());
  }

  /** Reads tokens as long as the way allows on which they come. */
  public TokenVerifier verifier() {
    return protocol.as(Ability.PublishesKeys.class).isPresent() ? OF_PROVIDERS : OF_BROWSERS;
  }

  /** What its keys and its protocol's rules say of a token. */
  public JudgedToken verify(String token, Surface surface, Instant now) {
    List<VerificationKey> asked = keys.of(token);
    JudgedToken judged =
        verifier().verify(token, asked, settings().getAlgorithm(), rules(surface), now);
    return asked.isEmpty() && judged instanceof RefusedToken refused && keys.trouble().isPresent()
        ? new RefusedToken(withoutKeys(refused.why()))
        : judged;
  }

  /** What it says of a token that was verified by the same keys and other rules. */
  JudgedToken verifyAgain(VerifiedToken token, Surface surface) {
    return verifier().again(token, settings().getAlgorithm(), rules(surface));
  }

  /** The refusal of a token for which the published keys could not be had. */
  private Rejected withoutKeys(Rejected why) {
    String trouble = keys.trouble().orElse("the address has none");
    Rejected told = new Rejected(why.reason(), "no published key is known: " + trouble);
    return why.check().map(check -> told.at(check, OptionalLong.empty())).orElse(told);
  }

  /** What its keys say of a logout token, by {@link LogoutRules}. */
  public JudgedToken verifyLogout(String token, Instant now) {
    Surface usual = protocol.description().surfaces(settings()).get(0);
    ClaimRules logout = LogoutRules.of(settings().getClockSkewSeconds(), rules(usual));
    return verifier().verify(token, keys.of(token), settings().getAlgorithm(), logout, now);
  }

  /**
   * The same for a credential, which may be a code that stands for a token.
   *
   * @throws Rejected if there is no token to judge
   */
  public JudgedToken verify(Credential credential, Incoming request, Instant now) throws Rejected {
    Optional<Ability.ExchangesCodes> codes = protocol.as(Ability.ExchangesCodes.class);
    String token =
        codes.isPresent()
            ? codes.get().exchange(this, credential.token(), request)
            : credential.token();
    return verify(token, credential.surface(), now);
  }

  /**
   * A claim of a token that one of its keys signed, whatever else is wrong with the token; empty
   * for every other text: it was refused before, and what nobody signed says nothing.
   */
  public Optional<String> signed(String token, String claim) {
    ClaimRules only = ClaimRules.withLeeway(0).require(claim, ClaimType.EXACT);
    return verifier().verify(token, keys.of(token), settings().getAlgorithm(), only, WHENEVER)
            instanceof VerifiedToken signed
        ? signed.claims().exact(claim)
        : Optional.empty();
  }

  /**
   * What follows from a credential that {@link #verify} found to hold, with the consequences that
   * its vendor gives it.
   *
   * @throws Rejected with the first check that failed
   */
  public Admission admit(Credential credential, JudgedToken judged, Incoming request)
      throws Rejected {
    VerifiedToken verified = judged.orThrow();
    Admission admission = protocol.admit(Admission.of(this, credential, verified), request);
    admission.token().require(further.afterwards());
    admission.mapped().requireAdmitted();
    return reporting.isPresent() ? reporting.get().judged(verified, admission) : admission;
  }

  /** Who a token's claims say its bearer is, as the connection's rules change it. */
  public Mapped mapped(Claims claims) {
    return mapping.apply(protocol.identity(this, claims), claims);
  }

  public boolean isMapping() {
    return !mapping.isEmpty();
  }

  /**
   * What happens to unknown readers: a site for invited users refuses them, whatever the token
   * says.
   */
  public Strangers strangers(Claims claims) {
    return site.settings().getVisibility() == Visibility.INVITED
        ? Strangers.REFUSE
        : protocol.strangers(claims);
  }

  /** The refusal of an unknown reader. */
  public static Rejected notRegistered() {
    return new Rejected(
        Rejection.USER_NOT_REGISTERED, "the token's user is not registered at this site");
  }
}
