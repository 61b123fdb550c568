package dev.gatehouse.console.people;

import dev.gatehouse.administration.people.SessionChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.Unchanged;
import dev.gatehouse.console.list.ListQuestion;
import dev.gatehouse.console.list.ListView;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.SessionList;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.tenant.Connection;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/** A site's live sessions, page by page. */
@Named("sessionsPage")
@ViewScoped
public class SessionsBacking implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject SiteInView site;
  @Inject SessionsQuestion question;
  @Inject SessionList list;
  @Inject SessionRows shown;
  @Inject SessionChanges changes;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private transient ListView<SessionRows.Row> page;
  private transient Collection<Connection> connections = List.of();

  @Unchanged private String listed;

  /** Called when the page's parameters are set. */
  public void read() {
    ListQuestion asked = question.asked();
    page =
        ListView.of(
            asked,
            list.count(site.id(), question.filter()),
            (first, size) ->
                shown.of(
                    site.id(),
                    list.find(
                        site.id(),
                        question.filter(),
                        question.order(),
                        asked.isDescending(),
                        first,
                        size)));
    connections = shown.connections(site.id()).values();
    listed =
        Fingerprint.of(getRows().stream().map(row -> row.session().getId()).toList().toString());
  }

  /** Ends one session. */
  public void end(long id) {
    if (action.perform(actor -> changes.end(actor, site.tenant(), id))) {
      again("session.ended");
    }
  }

  /** Ends all sessions of a user. */
  public void endOf(long user) {
    endAll(new Sessions.Filter(user, null));
  }

  /** Ends all sessions of the shown connection or, without one, of the site. */
  public void endAll() {
    endAll(new Sessions.Filter(null, question.connectionId()));
  }

  private void endAll(Sessions.Filter filter) {
    action
        .get(actor -> changes.end(actor, site.tenant(), filter))
        .ifPresent(ended -> again("sessions.ended", ended));
  }

  private void again(String notice, Object... values) {
    Notices.done(texts.of("people", notice, values));
    Redirects.to(question.asked().href());
  }

  public ListView<SessionRows.Row> getList() {
    return page;
  }

  public List<SessionRows.Row> getRows() {
    return page.getRows();
  }

  /** The confirmation's text: what "end all" ends. */
  public String getEndAllMessage() {
    return question.connectionId() == null
        ? texts.of("people", "sessions.endAll.message")
        : texts.of("people", "sessions.endAll.connection");
  }

  public Collection<Connection> getConnections() {
    return connections;
  }

  public String getQ() {
    return question.asked().search();
  }

  /** The id of the connection whose sessions are shown, or {@code null}. */
  public String getConnection() {
    return question.connectionId() == null
        ? null
        : question.asked().get(SessionsQuestion.CONNECTION);
  }
}
