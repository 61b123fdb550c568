package dev.gatehouse.console.site;

import dev.gatehouse.administration.opening.OpeningChanges;
import dev.gatehouse.administration.opening.OpeningList;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.SiteInView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The connections of other sites that sign readers in at a help center. */
@Named("openings")
@RequestScoped
public class OpeningsBacking {
  private static final int MOST = 1_000;

  @Inject SiteInView site;
  @Inject OpeningList openings;
  @Inject OpeningChanges changes;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private List<OpeningList.Line> lines;

  /** The openings; read once per request until one is revoked. */
  public List<OpeningList.Line> getLines() {
    if (lines == null) {
      lines = action.get(actor -> openings.of(actor, site.id(), 0, MOST)).orElse(List.of());
    }
    return lines;
  }

  public void revoke(OpeningList.Line line) {
    if (action.perform(actor -> changes.revoke(actor, site.id(), line.id()))) {
      Notices.done(texts.of("site", "openings.revoked", line.siteName()));
    }
    lines = null;
  }

  /** The confirmation's text: what revoking the opening ends. */
  public String ending(OpeningList.Line line) {
    return texts.of("site", "openings.revoke.text", line.siteName(), line.sessions());
  }
}
