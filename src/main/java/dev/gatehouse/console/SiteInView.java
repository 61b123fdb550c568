package dev.gatehouse.console;

import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;

/**
 * The site that the page is about, from the parameter {@code site} of its address; forms are sent
 * to that address, too. {@code ConsolePages} has checked that the operator may open the page there.
 */
@Named("siteInView")
@RequestScoped
public class SiteInView {
  public static final String PARAMETER = "site";

  @Inject CurrentOperator current;
  @Inject PermittedSites sites;

  private Tenant tenant;

  /**
   * Reads the site from the database.
   *
   * @throws Missing when there is none where the operator has this right
   */
  public void find(String id, Right right) {
    tenant = sites.find(current.actor(), id, right);
  }

  /** Whether the page is about a site. */
  public boolean isPresent() {
    return tenant != null;
  }

  /**
   * The site, as read for this request.
   *
   * @throws Missing when the page is about none
   */
  public Tenant tenant() {
    if (tenant == null) {
      throw new Missing();
    }
    return tenant;
  }

  public TenantId id() {
    return tenant().tenantId();
  }

  /** The id in addresses. */
  public long getNumber() {
    return id().value();
  }

  public String getName() {
    return tenant().getSettings().getName();
  }

  public String getSubdomain() {
    return tenant().getSettings().getSubdomain();
  }

  /** Where the site is, without a scheme: with the port of this page, or a gate's own host. */
  public String getAddress() {
    return gateOrigin()
        .map(origin -> origin.substring(origin.indexOf("//")) + "/")
        .orElseGet(() -> current.visit().addressOf(getSubdomain()));
  }

  /** The help center's origin. */
  public String getOrigin() {
    return gateOrigin()
        .orElseGet(() -> current.visit().scheme() + getAddress().replaceFirst("/$", ""));
  }

  private Optional<String> gateOrigin() {
    return tenant().getSettings().gateOrigins().stream().findFirst();
  }

  /** Whether the operator has this right at this site, such as {@code READ} or {@code EDIT}. */
  public boolean may(String right) {
    return tenant != null && current.actor().rights().may(Right.valueOf(right), id());
  }
}
