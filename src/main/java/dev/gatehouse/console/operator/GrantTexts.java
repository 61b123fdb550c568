package dev.gatehouse.console.operator;

import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.operator.GrantRole;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Describes roles and grants in words. */
@Named("grantTexts")
@RequestScoped
public class GrantTexts {
  private static final String BUNDLE = "operator";

  @Inject ConsoleTexts texts;
  @Inject PermittedSites sites;

  /** A role's name and description. */
  public record Explained(String name, String does) {}

  public String role(String role) {
    return texts.of(BUNDLE, "role." + role.toLowerCase(Locale.ROOT));
  }

  public List<Explained> getRoles() {
    return Arrays.stream(GrantRole.values())
        .map(
            role ->
                new Explained(
                    role(role.name()),
                    texts.of(BUNDLE, "role." + role.name().toLowerCase(Locale.ROOT) + ".does")))
        .toList();
  }

  /** Summarizes rights in one line. */
  public String summary(Rights rights) {
    if (rights.platformAdmin()) {
      return texts.of(BUNDLE, "operators.platform");
    }
    if (rights.grants().isEmpty()) {
      return texts.of(BUNDLE, "operators.nothing");
    }
    return Arrays.stream(GrantRole.values())
        .filter(role -> rights.grants().containsValue(role))
        .map(role -> texts.of(BUNDLE, "operators.sites", role(role.name()), count(rights, role)))
        .collect(Collectors.joining("; "));
  }

  private static long count(Rights rights, GrantRole role) {
    return rights.grants().values().stream().filter(role::equals).count();
  }

  /** A site's name, or its id once it is gone; for those who see all sites. */
  String site(String id) {
    return sites
        .named(id)
        .map(Tenant::getSettings)
        .map(site -> site.getName() + " (" + site.getSubdomain() + ")")
        .orElse(id);
  }

  /** Creates a form for an operator's or a token's roles. */
  GrantsEditor editor(Rights rights) {
    return new GrantsEditor(this::role).with(rights);
  }
}
