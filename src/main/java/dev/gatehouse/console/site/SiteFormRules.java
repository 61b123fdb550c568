package dev.gatehouse.console.site;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.site.SharedPassword;
import dev.gatehouse.tenant.SiteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What is wrong with what was typed, by the rules that hold for programs as well. */
@ApplicationScoped
public class SiteFormRules {
  @Inject Rules rules;

  Objections check(SiteSettings settings, SiteForm form) {
    Objections objections = rules.check(settings);
    SharedPassword password = new SharedPassword();
    password.setSharedPassword(form.newPassword());
    rules.check(password, objections);
    return objections;
  }
}
