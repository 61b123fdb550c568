package dev.gatehouse.console.site;

import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.site.SiteChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Tenant;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** Creates a help center. */
@Named("siteNew")
@ViewScoped
public class SiteNewBacking implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject FormAction action;
  @Inject SiteChanges changes;
  @Inject Rules rules;
  @Inject ConsoleTexts texts;

  private final SiteForm form = new SiteForm(new SiteSettings());

  public SiteForm getForm() {
    return form;
  }

  public void create() {
    SiteSettings settings = form.typed();
    action
        .get(actor -> changes.create(actor, settings, form.newPassword(), form.check(rules)))
        .ifPresent(this::goOn);
  }

  private void goOn(SiteChanges.Saved saved) {
    Tenant made = saved.tenant();
    saved.warnings().forEach(warning -> Notices.warning(warning.message()));
    Notices.done(texts.of("site", "new.done", made.getSettings().getName()));
    Redirects.to("/console/site/overview.xhtml?site=" + made.tenantId());
  }
}
