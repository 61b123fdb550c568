package dev.gatehouse.signin.recent;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.request.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
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

  private static final Duration JUST_NOW = Duration.ofMinutes(1);

  @Inject Clock clock;
  @Inject Catalogues catalogues;

  /** Whether an article asks for a more recent sign-in. */
  public boolean isMissing(Visit visit, ArticleCard card) {
    return card.reauthenticate() && !isRecent(visit);
  }

  /** Whether a page is such an article. */
  public boolean isMissing(Visit visit, String page) {
    Matcher article = ARTICLE.matcher(page);
    return article.matches()
        && !isRecent(visit)
        && catalogues
            .of(visit.site(), visit.viewer())
            .article(Long.parseLong(article.group(1)))
            .filter(ArticleCard::reauthenticate)
            .isPresent();
  }

  private boolean isRecent(Visit visit) {
    Duration atMost = visit.site().settings().getSessions().recent();
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
