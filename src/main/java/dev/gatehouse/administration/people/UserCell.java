package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.JsonText;
import dev.gatehouse.administration.change.Objections;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Converts a cell of a file of users to the value that the admin API would have. */
final class UserCell {
  /** Text that a spreadsheet would evaluate as a formula; telephone numbers are allowed. */
  private static final Pattern FORMULA = Pattern.compile("[=@].*|[+-](?!\\d+$).*", Pattern.DOTALL);

  private UserCell() {}

  /** The value; an empty cell has the member's default, like an absent member. */
  static Object value(String member, String cell, Objections objections) {
    return switch (member) {
      case "groups" ->
          Arrays.stream(cell.split(";")).map(String::strip).filter(id -> !id.isEmpty()).toList();
      case "customFields" -> object(cell, objections);
      case "banned" -> flag(cell.toLowerCase(Locale.ROOT));
      case "role" -> cell.isEmpty() ? "viewer" : cell.toLowerCase(Locale.ROOT);
      default -> text(member, cell, objections);
    };
  }

  private static Object flag(String cell) {
    return switch (cell) {
      case "true" -> true;
      case "false", "" -> false;
      default -> cell;
    };
  }

  private static String text(String member, String cell, Objections objections) {
    if (FORMULA.matcher(cell).matches()) {
      objections.object(member, "begins like a spreadsheet formula");
    }
    return cell.isEmpty() ? null : cell;
  }

  private static Map<String, Object> object(String cell, Objections objections) {
    if (cell.isEmpty()) {
      return Map.of();
    }
    return JsonText.object("customFields", cell, objections);
  }
}
