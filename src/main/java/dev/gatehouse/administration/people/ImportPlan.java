package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.Member;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides line by line what an import does with each user of a file. */
final class ImportPlan {
  /** An existing user and the new profile from the file. */
  record Update(Reader reader, ReaderProfile profile) {}

  private static final Set<String> WHO = Set.of("email", "externalId");

  private final Rules rules;
  private final Set<String> groups;
  private final KnownUsers known;
  private final boolean updating;
  private final Map<String, Long> lineOfEmail = new HashMap<>();
  private final Map<String, Long> lineOfExternalId = new HashMap<>();
  private final Map<Long, Long> lineOfUser = new HashMap<>();
  private final List<ImportReport.LineError> errors = new ArrayList<>();
  private final List<ReaderProfile> made = new ArrayList<>();
  private final List<Update> updates = new ArrayList<>();
  private int rows;
  private int unchanged;
  private int left;
  private int banned;

  /**
   * @param groups ids of the site's groups
   * @param updating whether users of the site are updated from the file
   */
  ImportPlan(Rules rules, Set<String> groups, KnownUsers known, boolean updating) {
    this.rules = rules;
    this.groups = groups;
    this.known = known;
    this.updating = updating;
  }

  void add(UserFile.Row row) {
    rows++;
    Objections objections = new Objections();
    row.errors().forEach(error -> objections.object(error.field(), error.message()));
    if (!objections.isWrong("")) {
      decide(row, objections);
    }
    objections.errors().stream()
        .map(error -> new ImportReport.LineError(row.line(), error.field(), error.message()))
        .forEach(errors::add);
  }

  private void decide(UserFile.Row row, Objections objections) {
    ReaderProfile written = fill(row.members(), new ReaderProfile(), objections);
    Reader existing = known.match(written);
    ReaderProfile profile = written;
    if (existing != null) {
      profile = fill(withoutGaps(row), existing.getProfile().copy(), new Objections());
      profile.setBanned(existing.getProfile().isBanned());
    }
    rules.check(profile, objections);
    if (existing != null) {
      objections.keep(existing.getProfile(), profile);
    }
    UserRules.checkEmail(profile, existing == null ? null : existing.getProfile(), objections);
    UserRules.requireKnown(profile, false, objections);
    requireGroups(profile, objections);
    requireFirst(lineOfEmail, profile.getEmail(), "email", row, objections);
    requireFirst(lineOfExternalId, profile.getExternalId(), "externalId", row, objections);
    known.takenBy(existing, written).forEach(field -> objections.objectOnce(field, "is taken"));
    if (existing != null) {
      requireFirst(lineOfUser, existing.getId(), "email", row, objections);
    }
    if (objections.errors().isEmpty()) {
      put(existing, profile);
    }
  }

  private static ReaderProfile fill(
      Map<String, Object> members, ReaderProfile profile, Objections objections) {
    Member.of(ReaderProfile.class).forEach(member -> member.fill(profile, members, objections));
    return profile;
  }

  /**
   * A line tells by the address or the id whom it means. Where one of them is empty, the user keeps
   * theirs: without it they might never sign in again.
   */
  private static Map<String, Object> withoutGaps(UserFile.Row row) {
    Map<String, Object> members = new HashMap<>(row.members());
    WHO.forEach(name -> members.remove(name, null));
    return members;
  }

  private void requireGroups(ReaderProfile profile, Objections objections) {
    List<String> unknown =
        profile.getGroups().stream().filter(id -> !groups.contains(id)).sorted().toList();
    if (!unknown.isEmpty()) {
      objections.objectOnce(
          "groups", "names a group that this site does not have: " + String.join(", ", unknown));
    }
  }

  private static <T> void requireFirst(
      Map<T, Long> lines, T value, String field, UserFile.Row row, Objections objections) {
    Long first = value == null ? null : lines.putIfAbsent(value, row.line());
    if (first != null) {
      objections.objectOnce(field, "is already on line " + first);
    }
  }

  private void put(Reader existing, ReaderProfile profile) {
    if (existing == null) {
      made.add(profile);
      return;
    }
    banned += existing.getProfile().isBanned() ? 1 : 0;
    if (!updating) {
      left++;
    } else if (Snapshot.of(existing.getProfile()).equals(Snapshot.of(profile))) {
      unchanged++;
    } else {
      updates.add(new Update(existing, profile));
    }
  }

  List<ReaderProfile> made() {
    return made;
  }

  List<Update> updates() {
    return updates;
  }

  ImportReport report() {
    return new ImportReport(
        List.copyOf(errors), rows, made.size(), updates.size(), unchanged, left, banned);
  }
}
