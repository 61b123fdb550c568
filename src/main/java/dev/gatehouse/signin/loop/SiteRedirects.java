package dev.gatehouse.signin.loop;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Recognizes login URLs whose host became that of a help center after they were saved. Nobody signs
 * readers in there: what the redirect carries would reach another tenant, and two such connections
 * would redirect readers to each other without end.
 */
@ApplicationScoped
public class SiteRedirects {
  @Inject Sites sites;

  /** Whether an answer redirects to an absolute address at a site's host. */
  public boolean isOne(Answer answer) {
    return answer.location().filter(this::isAtSite).isPresent();
  }

  /** Whether a URL's host is that of a site; queries the database at most once a second. */
  public boolean isAtSite(String url) {
    return HostName.ofUrl(url).filter(this::isOfSite).isPresent();
  }

  private boolean isOfSite(HostName host) {
    return sites.ifFresh(host).orElseGet(() -> asked(host)).isPresent();
  }

  /** Forms are taken outside the time limit of other requests. */
  private Optional<Site> asked(HostName host) {
    return Database.hasDeadline() ? sites.byHost(host) : Database.bounded(() -> sites.byHost(host));
  }
}
