package dev.gatehouse.console.sso;

import dev.gatehouse.administration.Invalid;
import dev.gatehouse.administration.Objections;
import dev.gatehouse.administration.Rules;
import dev.gatehouse.console.FieldErrors;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.tenant.ConnectionSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells what is wrong with a single setting while others are still to be typed. */
@ApplicationScoped
public class SettingsCheck {
  @Inject Rules rules;
  @Inject FieldErrors errors;

  void tell(String member, ConnectionSettings settings, Protocol protocol) {
    Objections objections = rules.check(settings);
    protocol.objections(settings).forEach(objections::objectOnce);
    try {
      objections.requireNone();
    } catch (Invalid invalid) {
      invalid.errors().stream().filter(error -> error.field().equals(member)).forEach(errors::add);
    }
  }
}
