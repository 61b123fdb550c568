package dev.gatehouse.console.people;

import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.timeline.KnownPerson;
import dev.gatehouse.administration.timeline.People;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.signin.request.ReadParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Whose time line a page shows: the user's, or of somebody whom no site keeps as a user. The
 * address names such a person by an event of theirs: e-mail addresses stay out of it, and with it
 * out of logs of proxies.
 */
@Named("personPage")
@RequestScoped
public class PersonBacking {
  /** Id of an event of theirs. */
  private static final String EVENT = "id";

  @Inject SiteInView site;
  @Inject UserBacking user;
  @Inject People people;
  @Inject CurrentOperator current;
  @Inject HttpServletRequest request;

  private KnownPerson person;

  /** Called once the address is read: whoever is a user has a page of their own. */
  public void read() {
    KnownPerson found = getPerson();
    if (found.isKept()) {
      Redirects.to(
          PageAddress.of("user", site.getNumber()).with("id", found.user().getId()).toString());
    }
  }

  /**
   * The person.
   *
   * @throws Missing when the address names nobody whom the operator may see
   */
  public KnownPerson getPerson() {
    if (person == null) {
      person =
          user.isKnown()
              ? people.user(current.actor(), site.id(), user.number())
              : people.ofEvent(current.actor(), site.id(), event()).orElseThrow(Missing::new);
    }
    return person;
  }

  private long event() {
    Long event = PageAddress.id(ReadParameters.of(request).getParameter(EVENT));
    if (event == null) {
      throw new Missing();
    }
    return event;
  }

  /** Whether only events and the audit trail tell of them, since they were deleted. */
  public boolean isDeleted() {
    return !getPerson().isKept() && !getPerson().users().isEmpty();
  }

  /** The page's address without what narrows the time line. */
  PageAddress address() {
    return user.isKnown()
        ? PageAddress.of("user", site.getNumber()).with("id", user.getId())
        : PageAddress.of("person", site.getNumber()).with(EVENT, event());
  }
}
