package dev.gatehouse.console.people;

import dev.gatehouse.administration.people.SessionChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.session.SessionList;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.PageRequest;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.TenantId;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/** Who is signed in at a site. */
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
  @Inject Database database;
  @Inject ConsoleTexts texts;

  private String q;
  private String connection;
  private String older;
  private String newer;
  private transient PageRequest.Page<SessionRows.Row> page =
      new PageRequest.Page<>(List.of(), false, false);
  private transient Collection<Connection> connections = List.of();
  private long count;

  /** Called once the address is read. */
  public void read() {
    TenantId here = site.id();
    SessionList.Question question = new SessionList.Question(null, q, connectionId());
    PageRequest asked = PageAddress.page(older, newer);
    var found = database.ask(() -> list.find(here, question, asked, SIZE));
    page = new PageRequest.Page<>(shown.of(here, found.rows()), found.hasNewer(), found.hasOlder());
    count = database.ask(() -> list.count(here, question));
    connections = shown.connections(here).values();
  }

  private Long connectionId() {
    return PageAddress.id(connection);
  }

  /** Ends one session. */
  public void end(long id) {
    TenantId here = site.id();
    if (action.perform(actor -> changes.end(actor, here, id))) {
      again(self().with("older", older).with("newer", newer), "session.ended");
    }
  }

  /** Ends every session of a user. */
  public void endOf(long user) {
    endAll(new Sessions.Filter(user, null));
  }

  /** Ends every session of the connection that is shown, or of the site. */
  public void endAll() {
    endAll(new Sessions.Filter(null, connectionId()));
  }

  private void endAll(Sessions.Filter filter) {
    TenantId here = site.id();
    action
        .get(actor -> changes.end(actor, here, filter))
        .ifPresent(ended -> again(self(), "sessions.ended", ended));
  }

  private void again(PageAddress address, String notice, Object... values) {
    Notices.done(texts.of("people", notice, values));
    Redirects.to(address.toString(), FacesContext.getCurrentInstance());
  }

  private PageAddress self() {
    return PageAddress.of("sessions", site.getNumber()).with("q", q).with("connection", connection);
  }

  public List<SessionRows.Row> getRows() {
    return page.rows();
  }

  /** How many sessions fit what is sought. */
  public long getCount() {
    return count;
  }

  /** Whether fewer than all are shown. */
  public boolean isSought() {
    return q != null || connection != null;
  }

  /** What "end all" would end. */
  public String getEndAllMessage() {
    return connectionId() == null
        ? texts.of("people", "sessions.endAll.message")
        : texts.of("people", "sessions.endAll.connection");
  }

  /** Address of what is newer, or {@code null}. */
  public String getNewerHref() {
    return page.hasNewer() ? self().with("newer", page.rows().get(0).getId()).toString() : null;
  }

  /** Address of what is older, or {@code null}. */
  public String getOlderHref() {
    int last = page.rows().size() - 1;
    return page.hasOlder() ? self().with("older", page.rows().get(last).getId()).toString() : null;
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
