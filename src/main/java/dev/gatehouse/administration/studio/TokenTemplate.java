package dev.gatehouse.administration.studio;

import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.Delivery;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.ProtocolDescription;
import dev.gatehouse.protocol.VendorTexts;
import dev.gatehouse.protocol.diagnosis.GoodToken;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.token.PublicAlgorithm;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a form for making a connection's tokens offers; holds no secret.
 *
 * @param keys active secrets, the newest first
 * @param groups of the site, to choose from
 * @param offered claims that the form has
 * @param claims claims of a valid token, with which the form begins
 * @param texts the vendor's texts about its claims
 * @param signedElsewhere whether another server signs tokens, so that none can be made here
 * @param redirectClaim the claim that must hold the key of a redirect; empty if tokens count
 *     without one
 * @param givesKeys whether the key of a redirect can be had by a click
 */
public record TokenTemplate(
    Connection connection,
    List<SigningKey> keys,
    List<PermissionGroup> groups,
    List<OfferedClaim> offered,
    List<Delivery> deliveries,
    Map<String, Object> claims,
    VendorTexts texts,
    boolean signedElsewhere,
    Optional<String> redirectClaim,
    boolean givesKeys) {

  static TokenTemplate of(LiveConnection live, List<PermissionGroup> groups, Instant now) {
    Protocol protocol = live.protocol();
    ProtocolDescription description = protocol.description();
    List<OfferedClaim> offered = description.offeredClaims(live);
    return new TokenTemplate(
        live.connection(),
        live.site().activeKeys(live.connection(), now).stream()
            .filter(key -> !key.isPublic())
            .sorted(Comparator.comparing(SigningKey::getCreatedAt).reversed())
            .toList(),
        groups,
        offered,
        description.deliveries(live.settings()),
        GoodToken.claims(offered, now),
        new VendorTexts(protocol.name()),
        protocol.as(Ability.ExchangesCodes.class).stream()
            .anyMatch(Ability.ExchangesCodes::areSignedElsewhere),
        protocol
            .as(Ability.AnswersRedirect.class)
            .filter(answers -> !answers.mayStartItself(live.settings()))
            .map(Ability.AnswersRedirect::redirectClaim),
        live.isEnabled() && protocol.as(Ability.GivesRedirectKeys.class).isPresent());
  }

  /** Whether a token counts only if it answers the key of a redirect. */
  public boolean answersOnly() {
    return redirectClaim.isPresent();
  }

  /** Whether a private key signs, which is not here. */
  public boolean signsPrivately() {
    return signsTokens()
        && PublicAlgorithm.named(connection.getSettings().getAlgorithm()).isPresent();
  }

  /** Whether the backend signs tokens; otherwise it requests codes. */
  public boolean signsTokens() {
    return deliveries.get(0).means() != Delivery.Means.CODE;
  }
}
