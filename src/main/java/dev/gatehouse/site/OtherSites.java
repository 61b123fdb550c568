package dev.gatehouse.site;

import dev.gatehouse.protocol.kit.SisterAddress;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseUnavailable;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Links to the other sites that the reader's sign-in opened; read once per request. */
@RequestScoped
public class OtherSites {
  @Inject Sites sites;
  @Inject Database database;

  private List<OtherSite> found;

  /** Another site that the reader may go to. */
  public record OtherSite(String name, String address) {}

  List<OtherSite> of(Visit visit) {
    if (found == null) {
      Set<Long> opened = visit.caller().map(Caller::opens).orElse(Set.of());
      found = opened.isEmpty() ? List.of() : find(visit.site().id(), opened);
    }
    return found;
  }

  private List<OtherSite> find(TenantId here, Set<Long> opened) {
    try {
      return database.ask(
          () ->
              opened.stream()
                  .map(TenantId::new)
                  .filter(id -> !id.equals(here))
                  .flatMap(id -> sites.byId(id).stream())
                  .map(
                      site ->
                          new OtherSite(
                              site.settings().getName(), SisterAddress.of(site.id().value())))
                  .sorted(Comparator.comparing(OtherSite::name).thenComparing(OtherSite::address))
                  .toList());
    } catch (DatabaseUnavailable e) {
      // The links are optional: the page is shown without them.
      return List.of();
    }
  }
}
