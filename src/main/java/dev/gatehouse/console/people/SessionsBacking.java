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
  private static final int SIZE = 50;

  @Inject SiteInView site;
  @Inject SessionList list;
  @Inject SessionRows shown;
  @Inject SessionChanges changes;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private String q;
  private String connection;
  private String older;
  private String newer;
  private transient PageRequest.Page<SessionRows.Row> page =
      new PageRequest.Page<>(List.of(), false, false);
  private transient Collection<Connection> connections = List.of();
  private long count;

  @Unchanged private String listed;

  /** Called when the page's parameters are set. */
  public void read() {
    SessionList.Question question = new SessionList.Question(null, q, connectionId());
    PageRequest asked = PageAddress.page(older, newer);
    var found = list.find(site.id(), question, asked, SIZE);
    page =
        new PageRequest.Page<>(
            shown.of(site.id(), found.rows()), found.hasNewer(), found.hasOlder());
    count = list.count(site.id(), question);
    connections = shown.connections(site.id()).values();
    listed =
        Fingerprint.of(page.rows().stream().map(row -> row.session().getId()).toList().toString());
  }

  private Long connectionId() {
    return PageAddress.id(connection);
  }

  /** Ends one session. */
  public void end(long id) {
    if (action.perform(actor -> changes.end(actor, site.tenant(), id))) {
      again(self().with("older", older).with("newer", newer), "session.ended");
    }
  }

  /** Ends all sessions of a user. */
  public void endOf(long user) {
    endAll(new Sessions.Filter(user, null));
  }

  /** Ends all sessions of the shown connection or, without one, of the site. */
  public void endAll() {
    endAll(new Sessions.Filter(null, connectionId()));
  }

  private void endAll(Sessions.Filter filter) {
    action
        .get(actor -> changes.end(actor, site.tenant(), filter))
        .ifPresent(ended -> again(self(), "sessions.ended", ended));
  }

  private void again(PageAddress address, String notice, Object... values) {
    Notices.done(texts.of("people", notice, values));
    Redirects.to(address.toString());
  }

  private PageAddress self() {
    return PageAddress.of("sessions", site.getNumber()).with("q", q).with("connection", connection);
  }

  public List<SessionRows.Row> getRows() {
    return page.rows();
  }

  /** The number of sessions that match the search. */
  public long getCount() {
    return count;
  }

  /** Whether a search or a filter is set. */
  public boolean isSought() {
    return q != null || connection != null;
  }

  /** The confirmation's text: what "end all" ends. */
  public String getEndAllMessage() {
    return connectionId() == null
        ? texts.of("people", "sessions.endAll.message")
        : texts.of("people", "sessions.endAll.connection");
  }

  /** The address of newer entries, or {@code null}. */
  public String getNewerHref() {
    return page.hasNewer()
        ? self().with("newer", page.rows().get(0).session().getId()).toString()
        : null;
  }

  /** The address of older entries, or {@code null}. */
  public String getOlderHref() {
    int last = page.rows().size() - 1;
    return page.hasOlder()
        ? self().with("older", page.rows().get(last).session().getId()).toString()
        : null;
  }

  public Collection<Connection> getConnections() {
    return connections;
  }

  public String getQ() {
    return q;
  }

  public void setQ(String q) {
    this.q = q == null || q.isBlank() ? null : q.strip();
  }

  public String getConnection() {
    return connection;
  }

  public void setConnection(String connection) {
    this.connection = PageAddress.id(connection) == null ? null : connection;
  }

  public String getOlder() {
    return older;
  }

  public void setOlder(String older) {
    this.older = older;
  }

  public String getNewer() {
    return newer;
  }

  public void setNewer(String newer) {
    this.newer = newer;
  }
}
