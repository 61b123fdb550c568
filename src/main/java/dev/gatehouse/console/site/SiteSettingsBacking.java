package dev.gatehouse.console.site;

import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.site.SiteChanges;
import dev.gatehouse.console.Carried;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.Difference;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.StaleForm;
import dev.gatehouse.protocol.KeyRenewal;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Tenant;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.primefaces.PrimeFaces;

/** Changes a help center's settings, and deletes it. */
@Named("siteSettings")
@ViewScoped
public class SiteSettingsBacking implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String LIST = "/console/site/sites.xhtml";

  /** The markup that embeds the widget, as HelpCenter.io documents it. */
  private static final String WIDGET_MARKUP =
      """
      <script>
          window.hcOptions = {
              app_id: '%s',
              jwt: '<JWT minted server-side and templated in here>',
              onAuthExpired: async function () {
                  const resp = await fetch('/helpcenter-token', { credentials: 'include' });
                  const json = await resp.json();
                  return json.jwt;
              },
          };
      </script>
      <script src="%s/js/init.js" async></script>
      """;

  @Inject CurrentOperator current;
  @Inject SiteInView site;
  @Inject FormAction action;
  @Inject StaleForm staleForm;
  @Inject SiteChanges changes;
  @Inject Rules rules;
  @Inject Consequences consequences;
  @Inject SiteDirectory directory;
  @Inject Connections connections;
  @Inject ShownOnce shownOnce;
  @Inject ConsoleTexts texts;

  private SiteForm form;
  private long version;
  @Carried private HashMap<String, Object> opened;
  private boolean passwordSet;
  private ArrayList<String> told = new ArrayList<>();

  @PostConstruct
  void read() {
    fill(site.tenant());
  }

  private void fill(Tenant tenant) {
    form = new SiteForm(tenant.getSettings());
    opened = Difference.opened(tenant.getSettings());
    version = tenant.getVersion();
    passwordSet = tenant.getSharedPasswordHash() != null;
  }

  public SiteForm getForm() {
    return form;
  }

  /** Whether a shared password is saved. */
  public boolean isPasswordSet() {
    return passwordSet;
  }

  /** What saving ends irreversibly; the operator confirms it first. */
  public List<String> getTold() {
    return told;
  }

  /** The markup that a company pastes into its pages. */
  public String getWidgetSnippet() {
    return widgetSnippet(current.visit().origin(), site.tenant().getWidgetId());
  }

  static String widgetSnippet(String server, String widgetId) {
    return WIDGET_MARKUP.formatted(widgetId, server);
  }

  /** Saves the settings, or asks first if that ends something irreversibly. */
  public void save() {
    SiteSettings before = site.tenant().getSettings();
    SiteSettings after = form.typed();
    told = new ArrayList<>();
    action
        .get(
            actor -> {
              Objections objections = form.check(rules);
              objections.keep(before, after);
              objections.requireNone();
              return consequences.of(site.id(), before, after);
            })
        .ifPresentOrElse(this::saveOrAsk, SiteSettingsBacking::showForm);
  }

  private void saveOrAsk(List<String> ending) {
    if (ending.isEmpty()) {
      saveAnyway();
    } else {
      told = new ArrayList<>(ending);
      // The form is not rendered again, so that a typed password stays in it.
      PrimeFaces.current().ajax().update("consequences");
      PrimeFaces.current().executeScript("PF('consequences').show()");
    }
  }

  public void saveAnyway() {
    SiteSettings settings = form.typed();
    staleForm
        .save(
            actor ->
                changes.change(
                    actor,
                    site.id(),
                    Expectation.version(version),
                    settings,
                    form.newPassword(),
                    form.check(rules)),
            () -> new SiteChanges.Saved(site.tenant(), List.of(), List.of()))
        .ifPresent(this::follow);
    showForm();
  }

  private void follow(StaleForm.Outcome<SiteChanges.Saved> outcome) {
    if (outcome.stale()) {
      Tenant theirs = outcome.stored().tenant();
      staleForm.merge(SiteSettings.class, opened, theirs.getSettings(), form.getSettings());
      opened = Difference.opened(theirs.getSettings());
      version = theirs.getVersion();
    } else {
      saved(outcome.stored());
    }
  }

  private void saved(SiteChanges.Saved saved) {
    Notices.done(texts.get("saved"));
    saved.warnings().forEach(warning -> Notices.warning(warning.message()));
    fill(saved.tenant());
    if (saved.newKeys().isEmpty()) {
      Redirects.to("/console/site/settings.xhtml?site=" + site.getNumber());
    }
    // Shown on this page: after a redirect the secrets would be gone.
    saved.newKeys().forEach(this::show);
  }

  private void show(KeyRenewal.NewKey made) {
    long connection = made.key().getConnectionId();
    String name =
        action
            .get(actor -> connections.find(site.id(), connection))
            .flatMap(found -> found)
            .map(found -> found.getSettings().getName())
            .orElse("");
    shownOnce.show(texts.of("site", "settings.newKey", name), made.secret());
  }

  /** What is deleted with the help center, in words. */
  public String getContents() {
    return action
        .get(actor -> directory.contents(site.id()))
        .map(
            all ->
                texts.of(
                    "site",
                    "delete.text",
                    all.users(),
                    all.articles(),
                    all.connections(),
                    all.sessions()))
        .orElse("");
  }

  public void delete() {
    String name = site.getName();
    if (action.perform(actor -> changes.delete(actor, site.id(), Expectation.version(version)))) {
      Notices.done(texts.of("site", "delete.done", name));
      Redirects.to(LIST);
    }
  }

  private static void showForm() {
    PrimeFaces.current().ajax().update("settings");
  }
}
