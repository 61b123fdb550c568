package dev.gatehouse.signin.recent;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.file.FileAddress;
import dev.gatehouse.protocol.kit.SisterAddress;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether readers signed in recently enough to see the text of an article that asks for it. The
 * site's team may always, as they sign in to the console, and so may whoever came by break-glass.
 */
@ApplicationScoped
public class RecentSignIns {
  private static final Pattern ARTICLE =
      Pattern.compile("/article/(\\d{1,18})(?:-[^/?#]*)?(?:[?#].*)?");

  /** A way to another site, for which it asks for a recent sign-in. */
  private static final Pattern SISTER =
      Pattern.compile(
          SisterAddress.PREFIX + "(\\d{1,18})\\?(?:.*&)?" + SisterAddress.RECENT + "=1");

  private static final Duration JUST_NOW = Duration.ofMinutes(1);

  @Inject Clock clock;
  @Inject Catalogues catalogues;
  @Inject Sites sites;

  /** Whether an article asks for a more recent sign-in. */
  public boolean isMissing(Visit visit, ArticleCard card) {
    return card.reauthenticate() && !isRecent(visit, own(visit.site()));
  }

  /**
   * Whether a page is such an article or a file of such articles only, or leads to a site that asks
   * for the same.
   */
  public boolean isMissing(Visit visit, String page) {
    if (isOfSister(page)) {
      return !isRecent(visit, atMost(visit.site(), page));
    }
    boolean mayAsk = ARTICLE.matcher(page).matches() || page.startsWith(FileAddress.FOLDER);
    if (!mayAsk || isRecent(visit, own(visit.site()))) {
      return false;
    }
    List<ArticleCard> cards = articles(catalogues.of(visit.site(), visit.viewer()), page);
    return !cards.isEmpty() && cards.stream().allMatch(ArticleCard::reauthenticate);
  }

  /** The article that a page is, or those that use a file. */
  private static List<ArticleCard> articles(Catalogue catalogue, String page) {
    Matcher article = ARTICLE.matcher(page);
    return article.matches()
        ? catalogue.article(Long.parseLong(article.group(1))).stream().toList()
        : catalogue.usersOf(FileAddress.hashOf(page));
  }

  /** Whether a page leads to another site, which asks for a recent sign-in. */
  public boolean isOfSister(String page) {
    return SISTER.matcher(page).matches();
  }

  /** How long ago a reader may have signed in for a page: the site decides that shows it. */
  public Duration atMost(Site site, String page) {
    Matcher sister = SISTER.matcher(page);
    return sister.matches()
        ? sites
            .byId(new TenantId(Long.parseLong(sister.group(1))))
            .map(RecentSignIns::own)
            .orElse(own(site))
        : own(site);
  }

  private static Duration own(Site site) {
    return site.settings().getSessions().recent();
  }

  private boolean isRecent(Visit visit, Duration atMost) {
    return visit.caller().filter(Caller::readsEverything).isPresent()
        || visit.signedIn() != null
            && clock.instant().isBefore(visit.signedIn().authenticated().plus(atMost));
  }

  /** Whether the session began a moment ago, however old the sign-in to the company's app is. */
  public boolean onlyJustBegan(Visit visit) {
    return visit.signedIn() != null
        && clock.instant().isBefore(visit.signedIn().begun().plus(JUST_NOW));
  }
}
