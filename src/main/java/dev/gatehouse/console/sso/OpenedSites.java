package dev.gatehouse.console.sso;

import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

/**
 * The sites that a connection may be made to open beside its own: those that the operator
 * configures.
 */
@Named("openedSites")
@RequestScoped
public class OpenedSites {
  private static final int MOST = 500;

  @Inject SiteInView site;
  @Inject CurrentOperator current;
  @Inject ConnectionBacking connection;
  @Inject PermittedSites access;
  @Inject ConsoleTexts texts;

  private List<Choice> choices;

  /** A site that can be chosen. */
  public record Choice(long id, String label) {}

  /** Those that are chosen. */
  public List<Long> getChosen() {
    return connection.getSettings().getSiteIds().stream()
        .filter(other -> other != site.getNumber())
        .toList();
  }

  /** Its own site is always among those that a connection opens. */
  public void setChosen(List<Long> others) {
    List<Long> all = new ArrayList<>(List.of(site.getNumber()));
    all.addAll(others == null ? List.of() : others);
    connection.getSettings().setSiteIds(all);
  }

  public List<Choice> getChoices() {
    if (choices == null) {
      choices = read();
    }
    return choices;
  }

  private List<Choice> read() {
    List<Choice> all = new ArrayList<>();
    for (Tenant tenant : access.list(current.actor(), Right.CONFIGURE, 0, MOST)) {
      all.add(choice(tenant));
    }
    all.removeIf(known -> known.id() == site.getNumber());
    // Opened by somebody who runs more sites: it stays, unless it is taken out.
    for (Long id : connection.getStored().getSiteIds()) {
      if (id != site.getNumber() && all.stream().noneMatch(known -> known.id() == id)) {
        all.add(new Choice(id, texts.of("sso", "siteIds.foreign", String.valueOf(id))));
      }
    }
    return all;
  }

  private static Choice choice(Tenant tenant) {
    long id = tenant.tenantId().value();
    SiteSettings settings = tenant.getSettings();
    return new Choice(id, settings.getName() + " (" + settings.getSubdomain() + ", " + id + ")");
  }
}
