package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.Ability.TriesOut;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Tries out a connection that depends on another server, before it is saved. Outside transactions,
 * because that server may be slow.
 */
@ApplicationScoped
public class ConnectionTrials {
  @Inject ConnectionRules rules;

  /**
   * Asks the server that the settings name.
   *
   * @throws Missing if the actor does not configure the site, or nothing can be tried out
   * @throws Invalid if the settings have objections
   */
  public List<TriesOut.Finding> run(
      Actor actor, TenantId site, Protocol protocol, ConnectionSettings settings) {
    actor.require(Right.CONFIGURE, site);
    TriesOut trial = protocol.as(TriesOut.class).orElseThrow(Missing::new);
    Objections objections = rules.check(settings, protocol);
    objections.requireNone();
    return trial.tryOut(settings);
  }
}
