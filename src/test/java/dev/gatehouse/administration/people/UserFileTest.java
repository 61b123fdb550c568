package dev.gatehouse.administration.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.change.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserFileTest {
  private static UserFile read(String text) {
    return UserFile.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static UserFile.Row onlyRow(String text) {
    UserFile file = read(text);
    assertThat(file.problems()).isEmpty();
    assertThat(file.rows()).hasSize(1);
    return file.rows().get(0);
  }

  private static void assertUnusable(UserFile file, String message) {
    assertThat(file.rows()).isEmpty();
    assertThat(file.problems()).hasSize(1);
    assertThat(file.problems().get(0).message()).contains(message);
  }

  @Test
  void readsColumnsInAnyOrderAndCase() {
    UserFile.Row row =
        onlyRow(
            "\uFEFFBANNED,groups,Email,externalid,customFields,role\r\n"
                + "TRUE, a ;b;; ,ann@b.c,e1,\"{\"\"plan\"\":\"\"pro\"\"}\",Editor\r\n");

    assertThat(row.line()).isEqualTo(2);
    assertThat(row.errors()).isEmpty();
    assertThat(row.members())
        .isEqualTo(
            Map.of(
                "banned",
                true,
                "groups",
                List.of("a", "b"),
                "email",
                "ann@b.c",
                "externalId",
                "e1",
                "customFields",
                Map.of("plan", "pro"),
                "role",
                "editor"));
  }

  @Test
  void emptyCellHasTheDefault() {
    UserFile.Row row = onlyRow("email,name,role,groups,customFields,banned\na@b.c,,,,,\n");

    assertThat(row.members()).containsEntry("name", null).containsEntry("role", "viewer");
    assertThat(row.members()).containsEntry("groups", List.of()).containsEntry("banned", false);
    assertThat(row.members()).containsEntry("customFields", Map.of());
  }

  @Test
  void linesAreThoseThatAnEditorShows() {
    UserFile file = read("email,name\n\na@b.c,\"A\nB\"\nb@b.c,B\n");

    assertThat(file.rows()).extracting(UserFile.Row::line).containsExactly(3L, 5L);
  }

  @Test
  void tellsWhatIsWrongWithLine() {
    UserFile file =
        read("email,name,customFields\na@b.c\nb@b.c,=1+1,{\nc@b.c,+cmd|calc,\"{\"\"a\"\":1e999}\"");

    assertThat(file.rows().get(0).errors())
        .containsExactly(error("", "has 1 columns where the header has 3"));
    assertThat(file.rows().get(1).errors())
        .extracting(FieldError::field)
        .containsExactly("name", "customFields");
    assertThat(file.rows().get(2).errors())
        .contains(
            error("name", "begins like a spreadsheet formula"),
            error("customFields", "a must not be a number beyond 1.7e308"));
  }

  private static FieldError error(String field, String message) {
    return new FieldError(field, message);
  }

  @Test
  void telephoneNumberIsNoFormula() {
    assertThat(onlyRow("email,externalId\na@b.c,+4930123456\n").errors()).isEmpty();
    assertThat(onlyRow("email,externalId\na@b.c,-12\n").errors()).isEmpty();
    UserFile.Row exported = onlyRow("email,externalId\na@b.c,'+4930123456\n");
    assertThat(exported.errors()).isEmpty();
    assertThat(exported.members()).containsEntry("externalId", "+4930123456");
    assertThat(onlyRow("email,name\na@b.c,'=1+1\n").errors()).hasSize(1);
  }

  @Test
  void tellsWhatIsWrongWithHeader() {
    assertThat(read("name,Name,plan,id,createdAt\nx,x,x,x,x\n").problems())
        .extracting(ImportReport.LineError::field)
        .containsExactly("name", "plan", "email");
    assertThat(read("email;name\na@b.c;x\n").problems())
        .extracting(ImportReport.LineError::message)
        .anyMatch(message -> message.contains("separated by commas"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "email,name", "email,name\n"})
  void fileWithoutUsersIsUnusable(String text) {
    assertUnusable(read(text), "has no users");
  }

  @Test
  void hostileFilesAreTold() {
    assertUnusable(UserFile.read(new byte[UserFile.MOST_BYTES + 1]), "larger than 5 MB");
    assertUnusable(UserFile.read(new byte[] {(byte) 0xff, (byte) 0xfe, 'e', 0}), "not UTF-8");
    assertUnusable(read("email\na@b.c\nb\0@b.c\n"), "NUL");
    assertThat(read("email\na@b.c\nb\0@b.c\n").problems().get(0).line()).isEqualTo(3);
    assertUnusable(read("email\n" + "x".repeat(4_900_000)), "exceeds the max field size");
    assertUnusable(read("email\n" + ",".repeat(4_900_000)), "maximum limit");
    assertUnusable(read("email,name\na@b.c,\"x\n"), "record starting at line 2");
    assertUnusable(read("email\n" + "a@b.c\n".repeat(20_001)), "more than 20,000");
    assertThat(read("email\n" + "a@b.c\n".repeat(20_000)).rows()).hasSize(20_000);
  }
}
