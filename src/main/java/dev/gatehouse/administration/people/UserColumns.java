package dev.gatehouse.administration.people;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.gatehouse.administration.change.Member;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.token.json.StrictJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The header of a file of users.
 *
 * @param members names of members, {@code null} for a column that is ignored
 * @param problems errors of the header
 */
record UserColumns(List<String> members, List<LineError> problems) {
  /** Read-only members of the API, which an exported file may have. */
  private static final Set<String> READ_ONLY =
      Set.of("id", "haspassword", "createdat", "lastsigninat");

  static UserColumns of(CsvRecord header) {
    List<String> members = new ArrayList<>();
    List<LineError> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String cell : header.getFields()) {
      String name = cell.strip();
      String member = member(name);
      members.add(member);
      if (member != null && !seen.add(member)) {
        problems.add(problem(header, member, "stands twice in the header"));
      } else if (member == null && !READ_ONLY.contains(name.toLowerCase(Locale.ROOT))) {
        problems.add(problem(header, StrictJson.shortened(name), "is no member of a user"));
      }
    }
    if (!seen.contains("email")) {
      String separated = header.getFieldCount() == 1 ? "; columns are separated by commas" : "";
      problems.add(problem(header, "email", "is missing in the header" + separated));
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

  private static LineError problem(CsvRecord header, String field, String message) {
    return new LineError(header.getStartingLineNumber(), field, message);
  }

  List<String> names() {
    return members.stream().filter(Objects::nonNull).toList();
  }

  /** One user. */
  UserRow row(CsvRecord read) {
    Objections objections = new Objections();
    Map<String, Object> values = new LinkedHashMap<>();
    if (read.getFieldCount() != members.size()) {
      objections.object(
          "", "has " + read.getFieldCount() + " columns where the header has " + members.size());
    } else {
      for (int i = 0; i < members.size(); i++) {
        String member = members.get(i);
        if (member != null) {
          values.put(member, UserCell.value(member, read.getField(i).strip(), objections));
        }
      }
    }
    return new UserRow(read.getStartingLineNumber(), values, objections.errors());
  }
}
