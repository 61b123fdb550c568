package dev.gatehouse.console.site;

import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.protocol.KeyRenewal;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Visibility;
import dev.gatehouse.tenant.link.SecretLinks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds what a change of settings ends irreversibly. */
@ApplicationScoped
public class Consequences {
  private static final int MOST_LINKS = 500;

  @Inject KeyRenewal keyRenewal;
  @Inject SecretLinks secretLinks;
  @Inject ConsoleTexts texts;

  /** Describes each consequence in a sentence; empty if there is none. */
  @Transactional
  public List<String> of(TenantId site, SiteSettings before, SiteSettings after) {
    List<String> told = new ArrayList<>();
    if (after.getSubdomain() != null && !after.getSubdomain().equals(before.getSubdomain())) {
      told.add(text("subdomain", before.getSubdomain(), after.getSubdomain()));
    }
    Set<String> domains = new TreeSet<>(before.getCustomDomains());
    domains.removeAll(after.getCustomDomains());
    if (!domains.isEmpty()) {
      told.add(text("domains", String.join(", ", domains)));
    }
    if (leaves(Visibility.SSO, before, after)) {
      keys(site, told);
    }
    if (leaves(Visibility.PASSWORD, before, after)) {
      int links = secretLinks.list(site, 0, MOST_LINKS).size();
      told.add(links == 0 ? text("password") : text("passwordAndLinks", links));
    }
    return told;
  }

  private void keys(TenantId site, List<String> told) {
    List<Connection> renewing = keyRenewal.renewing(site);
    if (!renewing.isEmpty()) {
      told.add(
          text(
              "keys",
              renewing.stream()
                  .map(connection -> connection.getSettings().getName())
                  .collect(Collectors.joining(", "))));
    }
  }

  private static boolean leaves(Visibility visibility, SiteSettings before, SiteSettings after) {
    return before.getVisibility() == visibility && after.getVisibility() != visibility;
  }

  private String text(String key, Object... values) {
    return texts.of("site", "consequence." + key, values);
  }
}
