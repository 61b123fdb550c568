package dev.gatehouse.console.sso;

import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.Texts;
import dev.gatehouse.session.SessionList;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Tells what goes with a connection that is deleted. */
@Named("deletion")
@RequestScoped
public class DeletionBacking {
  @Inject SiteInView site;
  @Inject ConnectionBacking connection;
  @Inject KeysBacking keys;
  @Inject SessionList sessions;
  @Inject Database database;
  @Inject Texts texts;

  public String getText() {
    TenantId at = site.id();
    SessionList.Question made = new SessionList.Question(null, null, connection.getId());
    long live = database.ask(() -> sessions.count(at, made));
    return texts.of("sso", "connection.delete.text", keys.getAll().size(), live);
  }
}
