package dev.gatehouse.signin.swap;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Ability.AnswersRedirect;
import dev.gatehouse.protocol.Admission;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.header.Fetch;
import dev.gatehouse.protocol.kit.BrowserCookies;
import dev.gatehouse.protocol.kit.PendingSignIns;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.session.Caller;
import dev.gatehouse.session.HeldSignIns;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.signin.swap.HeldRequest.Question;
import dev.gatehouse.signin.write.SignInTransaction;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/**
 * Holds a sign-in back that another website began, where it would take the place of a reader who is
 * signed in as somebody else, and asks. Only browsers that say where a request comes from are asked
 * ({@code Sec-Fetch-Site}); nothing is consumed by asking.
 */
@ApplicationScoped
public class Swaps {
  @Inject Clock clock;
  @Inject Configuration configuration;
  @Inject PresentReader present;
  @Inject PendingSignIns pendingSignIns;
  @Inject SignInTransaction transaction;
  @Inject HeldSignIns held;
  @Inject RefusalLog refusals;

  /** Who would sign in. */
  @FunctionalInterface
  public interface Newcomer {
    /**
     * @throws Rejected when they could not
     */
    Caller find() throws Rejected;
  }

  /**
   * What happens instead of a sign-in that a verified token begins; empty when it goes on. A
   * browser whose key it answers expects one.
   *
   * @throws Rejected when the sign-in would be refused
   */
  public Optional<Decision> ask(Admission admission, Site site, Incoming request) throws Rejected {
    if (!origin(request).isByOtherSite() || isPending(admission, request)) {
      return Optional.empty();
    }
    String credential = admission.credential().token();
    String page = admission.answer().flatMap(Answer::location).orElse(null);
    return ask(site, request, credential, () -> transaction.foreseen(admission), page);
  }

  /** A page that merely waits in this browser proves nothing: it may be left over. */
  private boolean isPending(Admission admission, Incoming request) {
    LiveConnection connection = admission.connection();
    return connection
        .protocol()
        .as(AnswersRedirect.class)
        .flatMap(answers -> answers.answeredKey(admission.token().claims(), request))
        .flatMap(key -> pendingSignIns.page(connection, key, request))
        .isPresent();
  }

  /** Below the base domain, every host is a site of somebody else. */
  private Fetch origin(Incoming request) {
    boolean hasSiblings = request.host().subdomainOf(configuration.baseDomain()).isPresent();
    return hasSiblings ? request.fetch().siblingsAsOthers() : request.fetch();
  }

  /**
   * The same for whatever else signs a reader in.
   *
   * @param credential what signs them in
   * @param page where it leads; {@code null} if it shows nothing
   */
  public Optional<Decision> ask(
      Site site, Incoming request, String credential, Newcomer newcomer, String page)
      throws Rejected {
    if (!origin(request).isByOtherSite()) {
      return Optional.empty();
    }
    boolean arrives = origin(request).isArrival() && page != null;
    // Browsers send no session with another site's form, but with the redirect that follows it.
    boolean hidden = page != null && request.fetch().isArrival() && request.form();
    Optional<Caller> here = present.find(site, request);
    if (here.isEmpty() && !hidden) {
      return Optional.empty();
    }
    Caller next = newcomer.find();
    if (here.isEmpty()) {
      return Optional.of(hold(site, request, credential, null));
    }
    if (PresentReader.areSame(here.get(), next)) {
      return Optional.empty();
    }
    if (!arrives) {
      // A picture of another site's page, or an empty answer: nobody can be asked.
      note(site, request, here.get(), "Nobody could be asked, so they stay signed in.");
      return Optional.of(Decision.stop(site, request, Answer.empty()));
    }
    note(site, request, here.get(), "The reader is asked; nothing was used up.");
    Question question = new Question(here.get().name(), next.name(), page);
    return Optional.of(hold(site, request, credential, question));
  }

  private Decision hold(Site site, Incoming request, String credential, Question question) {
    Optional<HeldRequest> content = HeldRequest.of(request, credential, question);
    if (content.isEmpty()) {
      return Decision.stop(site, request, Answer.text(413, "This request is too large.\n"));
    }
    // By browser, since readers may share a token that names none of them.
    String browser = BrowserCookies.first(request).orElseGet(request::userAgent);
    String sender = credential + " " + request.address() + " " + browser;
    String ticket = held.hold(site.id(), sender, content.get().text());
    return Decision.stop(
        site,
        request,
        Answer.redirect(303, SwapPage.PATH)
            .with("Set-Cookie", Ticket.header(request, ticket, HeldSignIns.LIFETIME)));
  }

  private void note(Site site, Incoming request, Caller here, String outcome) {
    // It signs nobody in, and refuses nobody.
    refusals.addUncounted(
        new SignInEvent(
                site.id(), clock.instant(), "sso.swap.asked", request.eventOrigin(Surface.REDIRECT))
            .telling(
                "Another website led to a sign-in as somebody else than the reader who is signed in"
                    + " in this browser. "
                    + outcome)
            .by(null, here.readerId()));
  }
}
