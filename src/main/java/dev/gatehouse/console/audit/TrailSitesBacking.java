package dev.gatehouse.console.audit;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.operator.Right;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Sites to suggest where one is typed; others, such as deleted ones, can be typed as well. */
@Named("trailSites")
@RequestScoped
public class TrailSitesBacking {
  private static final int MOST = 500;

  @Inject PermittedSites sites;
  @Inject CurrentOperator current;
  @Inject Database database;

  public List<String> getSubdomains() {
    Actor actor = current.actor();
    try {
      return database.ask(() -> sites.list(actor, Right.CONFIGURE, 0, MOST)).stream()
          .map(site -> site.getSettings().getSubdomain())
          .sorted()
          .toList();
    } catch (DatabaseUnavailable e) {
      return List.of();
    }
  }
}
