package dev.gatehouse.protocol;

import dev.gatehouse.journal.EventOrigin;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.mapping.Mapped;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.token.VerifiedToken;
import dev.gatehouse.token.claims.NotTaken;
import dev.gatehouse.token.claims.NumericDate;
import dev.gatehouse.token.ended.TokenNames;
import dev.gatehouse.token.replay.SingleUse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What follows from a valid token: who the reader is, and what the sign-in does. It starts as a
 * token that counts for one request only and consumes what its rules say; every method returns a
 * copy with one more consequence.
 *
 * @param mapped who the reader is by the connection's rules
 * @param singleUse what is consumed with the sign-in; empty when the token may come again
 * @param sessionLifetime the session that begins; empty when none does
 * @param answer what is sent instead of the page; empty when the request goes on
 * @param cookies {@code Set-Cookie} headers that go with the answer or the page
 * @param opens ids of the sites that the sign-in opens; empty means the one that was asked. When
 *     that one is not among them, no session begins there, and the reader is sent to the first
 * @param told more sentences for the event; empty for none
 * @param reported what rules say that only report; empty for nothing
 */
public record Admission(
    LiveConnection connection,
    Credential credential,
    VerifiedToken token,
    Mapped mapped,
    Optional<SingleUse> singleUse,
    Optional<Duration> sessionLifetime,
    Optional<Answer> answer,
    List<String> cookies,
    Set<Long> opens,
    String told,
    Optional<ReportingRules.Finding> reported) {

  /** A token that counts for this request. */
  public static Admission of(
      LiveConnection connection, Credential credential, VerifiedToken token) {
    return new Admission(
        connection,
        credential,
        token,
        connection.mapped(token.claims()),
        token.singleUse(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Set.of(),
        "",
        Optional.empty());
  }

  /** Who the reader is: what the token says, as the connection's rules change it. */
  public Identity identity() {
    return mapped.identity();
  }

  /**
   * The id that the session of the sign-in has at the identity provider or in the company's app, if
   * the token tells it: {@code sid} (OpenID Connect Back-Channel Logout 1.0 section 2.1).
   */
  public Optional<String> sid() {
    return token.claims().exact("sid");
  }

  /** When the token was issued, if it tells that. */
  public Optional<Instant> issuedAt() {
    return token.rules().issuedAt(token.claims()).map(NumericDate::instant);
  }

  /**
   * When the reader last proved to the company's app who they are, if the token tells it: {@code
   * auth_time} (OpenID Connect Core 1.0 section 2).
   */
  public Optional<Instant> authenticatedAt() {
    return token.claims().numericDate("auth_time").map(NumericDate::instant);
  }

  /** By what the token can be ended, if it is the session itself. */
  public TokenNames names() {
    Identity identity = identity();
    return new TokenNames(
        connection.connection().getId(),
        identity.externalId(),
        identity.email(),
        sid().orElse(null),
        Fingerprint.of(credential.token()));
  }

  /** What happens to a reader whom the tenant does not know. */
  public Strangers strangers() {
    return connection.strangers(token.claims());
  }

  /** What is consumed instead of the claim that the rules name. */
  public Admission consuming(SingleUse use) {
    return with(Optional.of(use), sessionLifetime, answer, cookies, opens, told);
  }

  /**
   * A session begins, no longer than the site allows, and the reader goes on to a path of this
   * tenant.
   */
  public Admission beginning(Duration lifetime, String returnTo) {
    Answer onward = Answer.redirect(303, returnTo);
    Duration allowed = connection.site().settings().getSessions().atMost(lifetime);
    return with(singleUse, Optional.of(allowed), Optional.of(onward), cookies, opens, told);
  }

  /** The reader goes on to another path of this tenant. */
  public Admission leadingTo(String page) {
    return answering(Answer.redirect(303, page));
  }

  /** Gatehouse begins no session; the answer may hand the token to the browser to keep. */
  public Admission answering(Answer instead) {
    return with(singleUse, sessionLifetime, Optional.of(instead), cookies, opens, told);
  }

  /** One more {@code Set-Cookie} header. */
  public Admission setting(String cookie) {
    return setting(List.of(cookie));
  }

  /** More {@code Set-Cookie} headers. */
  public Admission setting(List<String> headers) {
    List<String> more = new ArrayList<>(cookies);
    more.addAll(headers);
    return with(singleUse, sessionLifetime, answer, more, opens, told);
  }

  /** The sign-in opens these sites. */
  public Admission opening(Set<Long> sites) {
    return with(singleUse, sessionLifetime, answer, cookies, sites, told);
  }

  /**
   * One more sentence for the operator who reads the event, before those that are there; none if it
   * is empty.
   */
  public Admission telling(String sentence) {
    String more =
        Stream.of(sentence, told).filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
    return with(singleUse, sessionLifetime, answer, cookies, opens, more);
  }

  /** Rules that only report have something to say. */
  Admission reporting(ReportingRules.Finding finding) {
    return new Admission(
        connection,
        credential,
        token,
        mapped,
        singleUse,
        sessionLifetime,
        answer,
        cookies,
        opens,
        told,
        Optional.of(finding));
  }

  /** The reason for which rules that only report would have refused the sign-in. */
  public Optional<Rejection> wouldRefuse() {
    return reported.flatMap(ReportingRules.Finding::reason);
  }

  /** Whether the session begins at other sites only: not at the one that was called. */
  public boolean leadsElsewhere() {
    return sessionLifetime.isPresent()
        && !opens.isEmpty()
        && !opens.contains(connection.site().id().value());
  }

  /**
   * The event of the sign-in that follows.
   *
   * @param unknownGroups ids in the token, or by the rules, that no group of the site has
   */
  public SignInEvent accepted(
      EventOrigin from, Long readerId, Set<String> unknownGroups, Instant now) {
    Connection through = connection.connection();
    String name = connection.protocol().eventName(credential.surface(), true);
    String mapping = mapped.told();
    String sentence =
        "Signed in through "
            + through.getSettings().getName()
            + (told.isEmpty() ? "." : ". " + told)
            + (mapping.isEmpty() ? "" : " " + mapping)
            + reported.map(finding -> " " + finding.told()).orElse("")
            + NotTaken.told(
                ClaimsNotTaken.of(
                    connection, token.rules(), token.claims(), mapped, unknownGroups));
    SignInEvent event = new SignInEvent(through.tenantId(), now, name, from);
    wouldRefuse().ifPresent(why -> event.reporting(why.code(), reported.get().check()));
    if (readerId == null) {
      event.of(identity().subject(through.getSettings().getUserNamespace()));
    }
    return event
        .through(connection.protocol().name())
        .telling(sentence)
        .checked(SignInChecks.of(this))
        .withClockDifference(SignInChecks.clockDifference(this))
        .by(through.getId(), readerId);
  }

  private Admission with(
      Optional<SingleUse> use,
      Optional<Duration> lifetime,
      Optional<Answer> instead,
      List<String> headers,
      Set<Long> sites,
      String sentence) {
    return new Admission(
        connection,
        credential,
        token,
        mapped,
        use,
        lifetime,
        instead,
        headers,
        sites,
        sentence,
        reported);
  }
}
