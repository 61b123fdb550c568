package dev.gatehouse.storage.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A node of the last release goes on while the next one migrates: whatever takes something away
 * from it has to say so in {@code oldest_build}.
 */
class ExpandAndContractTest {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  /** The first one after the first release. */
  private static final int FIRST = 15;

  private static final Pattern NUMBER = Pattern.compile("V(\\d+)__.*\\.sql");

  /** What a build that does not know of it fails at, when it reads or writes. */
  private static final List<Pattern> CONTRACTIONS =
      Stream.of(
              "drop (table|column|view|sequence)",
              "alter table \\S+ drop (?!constraint|not null)",
              "rename",
              "set not null",
              "set data type|alter column \\S+ type",
              "alter table \\S+ add (column )?(if not exists )?(?!constraint)(?!.*\\bdefault\\b).*"
                  + "not null",
              "alter table \\S+ add (constraint .*)?(unique|check|foreign key|primary key)",
              "create unique index",
              "truncate")
          .map(text -> Pattern.compile("\\b(?:" + text + ")"))
          .toList();

  private static final Pattern RAISED =
      Pattern.compile("update oldest_build set schema_version = (\\d+)");

  @Test
  void migrationsTakeNothingFromTheLastReleaseWithoutSayingSo() throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      files
          .filter(file -> number(file) >= FIRST)
          .forEach(
              file ->
                  assertThat(isHonest(read(file), number(file)))
                      .as(
                          "%s takes something away from older builds. Add it and drop it one"
                              + " release later, or raise oldest_build.schema_version",
                          file.getFileName())
                      .isTrue());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table a (id bigint primary key, name varchar(9) not null)",
        "alter table reader add column nick varchar(9)",
        "alter table reader add column nick varchar(9) default 'x' not null",
        "create index a_b on a (b)",
        "alter table reader alter column nick drop not null",
        "insert into lease (name) values ('rename')",
        "-- drop table reader\nupdate lease set name = 'x'",
        "drop table reader; update oldest_build set schema_version = 20",
      })
  void letsPassWhatTakesNothing(String sql) {
    assertThat(isHonest(sql, 20)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table reader",
        "alter table reader drop column email",
        "alter table reader drop email",
        "alter table reader rename to user",
        "alter table reader alter column email rename to mail",
        "alter table reader alter column email set not null",
        "alter table reader alter column email set data type varchar(3)",
        "ALTER TABLE reader ADD COLUMN nick varchar(9) NOT NULL",
        "alter table reader add nick varchar(9) not null",
        "alter table reader add constraint taken_nick unique (nick)",
        "create unique index a_b on reader (b)",
        "drop table reader; update oldest_build set schema_version = 14",
        "drop table reader; update oldest_build set schema_version = 21",
      })
  void refusesWhatTakesSomethingAway(String sql) {
    assertThat(isHonest(sql, 20)).isFalse();
  }

  /** A number below says nothing new, and one above would keep the newest build out, too. */
  private static boolean isHonest(String sql, int number) {
    String plain =
        sql.toLowerCase(Locale.ROOT)
            .replaceAll("--[^\n]*", " ")
            .replaceAll("'(''|[^'])*'", "''")
            .replaceAll("\\s+", " ");
    boolean contracts =
        Arrays.stream(plain.split(";"))
            .anyMatch(
                statement ->
                    CONTRACTIONS.stream().anyMatch(rule -> rule.matcher(statement).find()));
    Matcher raised = RAISED.matcher(plain);
    boolean raises =
        raised.find()
            && Integer.parseInt(raised.group(1)) >= FIRST
            && Integer.parseInt(raised.group(1)) <= number;
    return !contracts || raises;
  }

  private static int number(Path file) {
    Matcher matcher = NUMBER.matcher(file.getFileName().toString());
    assertThat(matcher.matches()).as("%s", file).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
