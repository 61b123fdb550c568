package dev.gatehouse.administration.people;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.gatehouse.administration.change.JsonBody;
import dev.gatehouse.administration.change.Member;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.token.json.JsonDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The header of a file of users, and the values of its columns.
 *
 * @param members names of members, {@code null} for a column that is ignored
 * @param problems errors of the header
 */
record UserColumns(List<String> members, List<ImportReport.LineError> problems) {
  /** Read-only members of the API, which an exported file may have. */
  private static final Set<String> READ_ONLY =
      Set.of("id", "haspassword", "createdat", "lastsigninat");

  /** Text that a spreadsheet would evaluate as a formula; telephone numbers are allowed. */
  private static final Pattern FORMULA = Pattern.compile("[=@].*|[+-](?!\\d+$).*", Pattern.DOTALL);

  /** What an exported file puts before text that looks like a formula. */
  private static final Pattern GUARDED = Pattern.compile("'[=@+-].*", Pattern.DOTALL);

  static UserColumns of(CsvRecord header) {
    List<String> members = new ArrayList<>();
    List<ImportReport.LineError> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String cell : header.getFields()) {
      String name = cell.strip();
      String member = member(name);
      members.add(member);
      if (member != null && !seen.add(member)) {
        problems.add(problem(header, member, "occurs twice in the header"));
      } else if (member == null && !READ_ONLY.contains(name.toLowerCase(Locale.ROOT))) {
        problems.add(problem(header, JsonDocument.shortened(name), "is not a member of a user"));
      }
    }
    if (!seen.contains("email") && !seen.contains("externalId")) {
      String separated = header.getFieldCount() == 1 ? "; columns are separated by commas" : "";
      problems.add(
          problem(header, "email", "is missing in the header, as is externalId" + separated));
    }
    return new UserColumns(members, problems);
  }

  private static String member(String name) {
    return Member.of(ReaderProfile.class).stream()
        .map(Member::name)
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElse(null);
  }

  private static ImportReport.LineError problem(CsvRecord header, String field, String message) {
    return new ImportReport.LineError(header.getStartingLineNumber(), field, message);
  }

  List<String> names() {
    return members.stream().filter(Objects::nonNull).toList();
  }

  /** One user. */
  UserFile.Row row(CsvRecord read) {
    Objections objections = new Objections();
    Map<String, Object> values = new LinkedHashMap<>();
    if (read.getFieldCount() != members.size()) {
      objections.object(
          "", "has " + read.getFieldCount() + " columns where the header has " + members.size());
    } else {
      for (int i = 0; i < members.size(); i++) {
        String member = members.get(i);
        if (member != null) {
          values.put(member, value(member, read.getField(i).strip(), objections));
        }
      }
    }
    return new UserFile.Row(read.getStartingLineNumber(), values, objections.errors());
  }

  /** The value; an empty cell has the member's default, like an absent member of the API. */
  private static Object value(String member, String cell, Objections objections) {
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

  private static String text(String member, String given, Objections objections) {
    String cell = GUARDED.matcher(given).matches() ? given.substring(1) : given;
    if (FORMULA.matcher(cell).matches()) {
      objections.object(member, "begins like a spreadsheet formula");
    }
    return cell.isEmpty() ? null : cell;
  }

  private static Map<String, Object> object(String cell, Objections objections) {
    if (cell.isEmpty()) {
      return Map.of();
    }
    return JsonBody.typed("customFields", cell, objections);
  }
}
