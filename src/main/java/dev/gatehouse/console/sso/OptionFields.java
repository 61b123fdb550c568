package dev.gatehouse.console.sso;

import dev.gatehouse.console.Difference;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.tenant.ConnectionSettings;
import java.util.List;
import java.util.Objects;

/** A vendor's own options as the fields of the form hold them. */
final class OptionFields {
  private OptionFields() {}

  /** With a value for every option; a list of sites leaves out this one, which is always opened. */
  static ConnectionSettings filled(ConnectionSettings read, List<Option<?>> options, Long site) {
    ConnectionSettings filled = read.copy();
    for (Option<?> option : options) {
      Object value = option.of(read);
      filled
          .getOptions()
          .put(
              option.name(),
              value instanceof List<?> ids
                  ? ids.stream().filter(other -> !other.equals(site)).toList()
                  : value);
    }
    return filled;
  }

  /** As they are typed. An option that was emptied has its preset. */
  static ConnectionSettings typed(ConnectionSettings fields) {
    ConnectionSettings typed = fields.copy();
    typed.getOptions().values().removeIf(Objects::isNull);
    // Faces makes an array of the choices, since it does not know what the map holds.
    typed
        .getOptions()
        .replaceAll((name, value) -> value instanceof Object[] choices ? List.of(choices) : value);
    return typed;
  }

  /**
   * Merges another operator's change into a form, the options of the connection's protocol
   * included.
   *
   * @param before settings when the form was opened
   * @param now settings now
   * @param form the form's own copy, which is changed
   */
  static List<Difference> merge(
      List<Option<?>> options,
      ConnectionSettings before,
      ConnectionSettings now,
      ConnectionSettings form) {
    List<Difference> all =
        Difference.merge(ConnectionSettings.class, Difference.opened(before), now, form);
    for (Option<?> option : options) {
      String name = option.name();
      Difference.merge(
          all,
          name,
          before.getOptions().get(name),
          now.getOptions().get(name),
          form.getOptions().get(name),
          value -> form.getOptions().put(name, value));
    }
    return all;
  }
}
