package dev.gatehouse.administration.setup;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.setup.SetupStep.Name;
import dev.gatehouse.library.Articles;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.ConnectionKeys;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is left to do until readers sign in to a site. */
@ApplicationScoped
public class SiteSetup {
  @Inject Sites sites;
  @Inject Protocols protocols;
  @Inject Articles articles;
  @Inject FirstSignIn firstSignIn;
  @Inject Clock clock;

  /**
   * The steps that apply to the site, in their order. All but two are read from the site as it is
   * kept in memory.
   */
  public List<SetupStep> of(Actor actor, Tenant tenant) {
    actor.require(Right.CONFIGURE, tenant.tenantId());
    Site site = sites.of(tenant);
    Visibility visibility = site.settings().getVisibility();
    List<SetupStep> steps = new ArrayList<>();
    steps.add(new SetupStep(Name.PRIVATE, visibility != Visibility.PUBLIC, null));
    if (visibility == Visibility.SSO || !site.connections().isEmpty()) {
      signOn(actor, site, steps);
    }
    if (!site.isGate()) {
      boolean published = articles.anyPublished(tenant.tenantId());
      steps.add(new SetupStep(Name.ARTICLE, published, null));
    }
    site.defaultConnection()
        .filter(connection -> uses(connection, "logoutUrl"))
        .ifPresent(
            connection ->
                steps.add(
                    new SetupStep(
                        Name.LOGOUT_URL,
                        isSet(connection.getSettings().getLogoutUrl()),
                        connection.getId())));
    return steps;
  }

  private void signOn(Actor actor, Site site, List<SetupStep> steps) {
    List<Connection> enabled = site.enabledConnections();
    boolean opened = enabled.isEmpty() && !site.openers().isEmpty();
    Long any = site.connections().stream().map(Connection::getId).findFirst().orElse(null);
    steps.add(new SetupStep(Name.CONNECTION, opened || !enabled.isEmpty(), any));
    if (opened) {
      // Another site's connection signs its readers in.
      return;
    }
    Optional<Connection> keyless = enabled.stream().filter(c -> !hasKey(site, c)).findFirst();
    Optional<Connection> leading = site.defaultConnection();
    Long lead = leading.map(Connection::getId).orElse(any);
    boolean keyed = !enabled.isEmpty() && keyless.isEmpty();
    steps.add(new SetupStep(Name.KEY, keyed, keyless.map(Connection::getId).orElse(lead)));
    boolean leads = leading.isPresent() && leads(leading.get());
    steps.add(new SetupStep(Name.LOGIN_URL, leads, lead));
    boolean seen =
        enabled.stream().anyMatch(c -> firstSignIn.of(actor, c).state() == FirstSignIn.State.SEEN);
    steps.add(new SetupStep(Name.SIGN_IN, seen, lead));
  }

  private boolean hasKey(Site site, Connection connection) {
    return !site.activeKeys(connection, clock.instant()).isEmpty()
        || ConnectionKeys.areFetched(connection.getSettings(), protocols.of(connection));
  }

  private boolean leads(Connection connection) {
    return isSet(connection.getSettings().getLoginUrl())
        || protocols.of(connection).as(Ability.KnowsLoginUrl.class).isPresent();
  }

  private boolean uses(Connection connection, String member) {
    return protocols.of(connection).description().settings().contains(member);
  }

  private static boolean isSet(String url) {
    return url != null && !url.isEmpty();
  }
}
