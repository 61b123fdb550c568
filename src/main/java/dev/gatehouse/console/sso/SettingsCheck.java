package dev.gatehouse.console.sso;

import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.console.FieldErrors;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.tenant.ConnectionSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells what is wrong with settings, also with a single one while others are to be typed. */
@ApplicationScoped
public class SettingsCheck {
  @Inject Rules rules;
  @Inject FieldErrors errors;

  /** Everything that is wrong with settings as far as they tell themselves. */
  Objections all(ConnectionSettings settings, TypedNumbers numbers) {
    Objections objections = new Objections();
    numbers.object(objections);
    rules.check(settings, objections);
    return objections;
  }

  /** Puts what is wrong with one of them beside its input. */
  void tell(String member, ConnectionSettings settings, TypedNumbers numbers, Protocol protocol) {
    Objections objections = all(settings, numbers);
    protocol.description().objections(settings).forEach(objections::objectOnce);
    try {
      objections.requireNone();
    } catch (Invalid invalid) {
      invalid.errors().stream().filter(error -> error.field().equals(member)).forEach(errors::add);
    }
  }
}
