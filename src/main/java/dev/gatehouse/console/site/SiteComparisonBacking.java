package dev.gatehouse.console.site;

import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.sitefile.SiteDifference;
import dev.gatehouse.administration.sitefile.SiteStates;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.text.PersonText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Compares the site with another one that the operator configures. */
@Named("siteComparison")
@RequestScoped
public class SiteComparisonBacking {
  private static final int LONGEST = 60;

  @Inject SiteInView site;
  @Inject CurrentOperator current;
  @Inject PermittedSites sites;
  @Inject SiteStates states;
  @Inject FormAction action;

  private Long other;
  private List<SiteDifference> compared;

  /** Lists the differences from this site to the other one. */
  public void compare() {
    compared =
        other == null
            ? null
            : action
                .unhurried(
                    actor ->
                        SiteDifference.between(
                            states.read(actor, site.tenant(), false),
                            states.read(actor, otherSite(), false)))
                .orElse(null);
  }

  private Tenant otherSite() {
    return sites.find(current.actor(), new TenantId(other), Right.CONFIGURE);
  }

  public String getOtherName() {
    return otherSite().getSettings().getName();
  }

  /** A value of a difference, in words; long ones are shortened. */
  public String words(Object value) {
    String text =
        value instanceof List<?> list
            ? String.join(", ", list.stream().map(String::valueOf).toList())
            : value == null ? "–" : value.toString();
    return PersonText.shortened(text, LONGEST);
  }

  public Long getOther() {
    return other;
  }

  public void setOther(Long other) {
    this.other = other;
  }

  /** The differences to the other site; {@code null} before they are asked for. */
  public List<SiteDifference> getCompared() {
    return compared;
  }
}
