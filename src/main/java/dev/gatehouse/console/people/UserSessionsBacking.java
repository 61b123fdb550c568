package dev.gatehouse.console.people;

import dev.gatehouse.administration.people.SessionChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.Unchanged;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.SessionList;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.storage.PageRequest;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** A user's live sessions. */
@Named("userSessions")
@ViewScoped
public class UserSessionsBacking implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST_SESSIONS = 100;

  @Inject SiteInView site;
  @Inject UserBacking user;
  @Inject SessionList list;
  @Inject SessionRows rows;
  @Inject SessionChanges changes;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private transient List<SessionRows.Row> live = List.of();
  private long count;

  @Unchanged private String listed;

  /** Called when the page's parameters are set. */
  public void read() {
    if (user.isKnown()) {
      long number = user.number();
      SessionList.Question question = new SessionList.Question(number, null, null);
      live =
          rows.of(
              site.id(), list.find(site.id(), question, PageRequest.FIRST, MOST_SESSIONS).rows());
      count = list.count(site.id(), question);
      listed = Fingerprint.of(live.stream().map(row -> row.session().getId()).toList().toString());
    }
  }

  /** Ends one session. */
  public void end(long id) {
    if (action.perform(actor -> changes.end(actor, site.tenant(), id))) {
      again("session.ended");
    }
  }

  /** Ends all sessions of the user. */
  public void endAll() {
    Sessions.Filter filter = new Sessions.Filter(user.number(), null);
    action
        .get(actor -> changes.end(actor, site.tenant(), filter))
        .ifPresent(ended -> again("sessions.ended", ended));
  }

  private void again(String notice, Object... values) {
    Notices.done(texts.of("people", notice, values));
    Redirects.to(PageAddress.of("user", site.getNumber()).with("id", user.getId()).toString());
  }

  public List<SessionRows.Row> getLive() {
    return live;
  }

  /** The number of live sessions. */
  public long getCount() {
    return count;
  }

  /** The confirmation's text: what a ban ends. */
  public String getBanMessage() {
    return texts.of("people", "user.ban.message", count);
  }

  /** The confirmation's text: what a deletion ends. */
  public String getDeleteMessage() {
    return texts.of("people", "user.delete.message", count);
  }
}
