package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.administration.opening.OpeningRecords;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.ApiToken;
import dev.gatehouse.operator.ApiTokens;
import dev.gatehouse.operator.Rights;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes and revokes API tokens; for platform administrators only. */
@ApplicationScoped
@Transactional
public class ApiTokenChanges {
  @Inject ApiTokens tokens;
  @Inject GrantRules grantRules;
  @Inject OpeningRecords openings;
  @Inject Trail trail;
  @Inject Clock clock;

  /**
   * @throws Missing when the actor is not a platform administrator
   */
  public List<ApiToken> list(Actor actor, long afterId, int limit) {
    actor.requirePlatform();
    return tokens.list(afterId, limit);
  }

  /**
   * @throws Missing when there is no such token, or the actor is not a platform administrator
   */
  public ApiToken find(Actor actor, long id) {
    actor.requirePlatform();
    return tokens.find(id).orElseThrow(Missing::new);
  }

  /**
   * Makes a token.
   *
   * @param expiresAt {@code null} for one that does not expire
   * @throws ChangeRefused and nothing is made
   */
  public ApiTokens.Made make(
      Actor actor,
      ApiTokenOrder order,
      List<GrantOrder> grants,
      Instant expiresAt,
      Objections objections) {
    actor.requirePlatform();
    Rights rights = new Rights(order.isPlatformAdmin(), grantRules.resolve(grants, objections));
    if (!order.isPlatformAdmin() && grants.isEmpty() && !objections.isWrong(GrantRules.FIELD)) {
      objections.object(GrantRules.FIELD, "must name at least one site, unless it has all rights");
    }
    if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
      objections.objectOnce("expiresAt", "must be in the future");
    }
    objections.requireNone();
    ApiTokens.Made made = tokens.make(order.getName(), rights, expiresAt);
    Changes changes = Changes.made(snapshot(made.kept())).hiding("token");
    trail.record(actor, AuditEvent.API_TOKEN_CREATED, target(made.kept()), changes);
    return made;
  }

  /**
   * Revokes a token at once.
   *
   * @throws ChangeRefused and the token stays valid
   */
  public void delete(Actor actor, long id) {
    ApiToken token = find(actor, id);
    Changes changes = Changes.ended(snapshot(token));
    trail.record(actor, AuditEvent.API_TOKEN_DELETED, target(token), changes);
    tokens.delete(token);
    openings.followToken(actor, id);
  }

  private static String target(ApiToken token) {
    return "API token " + token.getId() + ": " + token.getName();
  }

  private static Map<String, Object> snapshot(ApiToken token) {
    return new Snapshot()
        .with("name", token.getName())
        .with("platformAdmin", token.rights().platformAdmin())
        .with(GrantRules.FIELD, GrantRules.shown(token.rights()))
        .with("expiresAt", token.getExpiresAt())
        .members();
  }
}
