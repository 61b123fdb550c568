package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.list.CsvFile;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderProfile;
import java.util.Set;

/** Users as lists and files show them. An import reads the file. */
public final class UserExport {
  public static final CsvFile<Reader> CSV =
      CsvFile.of(
          CsvFile.columns(
              ReaderProfile.class, Set.of(), "hasPassword", "createdAt", "lastSignInAt"),
          UserExport::show);

  private UserExport() {}

  public static Snapshot show(Reader reader) {
    return new Snapshot()
        .with("id", reader.getId())
        .settings(reader.getProfile())
        .with("hasPassword", reader.hasPassword())
        .with("createdAt", reader.getCreatedAt())
        .with("lastSignInAt", reader.getLastSignInAt());
  }
}
