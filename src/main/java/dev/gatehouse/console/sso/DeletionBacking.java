package dev.gatehouse.console.sso;

import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.sso.ConnectionChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.session.SessionList;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The dialog that deletes the connection in view, and says what is deleted with it. */
@Named("deletion")
@RequestScoped
public class DeletionBacking {
  @Inject SiteInView site;
  @Inject ConnectionBacking connection;
  @Inject KeysBacking keys;
  @Inject SessionList sessions;
  @Inject ConnectionChanges changes;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;
  @Inject ConnectionTexts connectionTexts;

  public String getText() {
    SessionList.Question made = new SessionList.Question(null, null, connection.getId());
    long live = sessions.count(site.id(), made);
    return connectionTexts.filled("connection.delete.text", keys.getAll().size(), live);
  }

  /** Deletes the connection with its keys and sessions, and leaves its page. */
  public void delete() {
    long id = connection.getId();
    Expectation read = Expectation.version(connection.version());
    if (action.perform(actor -> changes.delete(actor, site.tenant(), id, read))) {
      Notices.done(texts.of("sso", "connection.deleted"));
      Redirects.to("/console/sso/providers.xhtml?site=" + site.getNumber());
    }
  }
}
