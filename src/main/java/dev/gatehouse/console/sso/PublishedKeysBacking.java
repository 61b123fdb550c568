package dev.gatehouse.console.sso;

import dev.gatehouse.administration.sso.KeyChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.protocol.ConnectionKeys;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** "Fetch keys now": keys that the connection's nodes keep of another server count no more. */
@Named("publishedKeys")
@RequestScoped
public class PublishedKeysBacking {
  @Inject SiteInView site;
  @Inject ConnectionBacking connection;
  @Inject KeyChanges changes;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  /** Whether another server publishes keys of the connection. */
  public boolean isPossible() {
    return ConnectionKeys.areFetched(connection.getStored(), connection.spoken());
  }

  public void fetch() {
    long of = connection.getId();
    if (action.perform(actor -> changes.renewPublished(actor, site.tenant(), of))) {
      Notices.done(texts.of("sso", "key.fetched"));
    }
  }
}
