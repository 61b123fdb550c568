package dev.gatehouse.protocol.document360;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.claims.NotTaken;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's "JSON Payload". */
class CodeOrderTest {
  private static final String USER = "\"username\":\"Ann Example\",\"emailId\":\"ann@example.com\"";

  private static CodeOrder order(String members) throws InvalidBody, MalformedJson {
    byte[] json = ("{" + members + "}").getBytes(StandardCharsets.UTF_8);
    return CodeOrder.of(new Claims(StrictJson.parse(json)));
  }

  private static List<String> wrong(String members) {
    InvalidBody invalid = catchThrowableOfType(InvalidBody.class, () -> order(members));
    return invalid.fields().stream().map(InvalidBody.WrongField::field).toList();
  }

  @Test
  void readsTheVendorsExample() throws Exception {
    CodeOrder order =
        order(
            "\"username\":\"firstname + lastname\",\"firstName\":\"firstname\","
                + "\"lastName\":\"lastname\",\"emailId\":\"user email\","
                + "\"readerGroupIds\":[\"Obtain from Reader groups\"],\"tokenValidity\":15");

    assertThat(order)
        .isEqualTo(
            new CodeOrder(
                "firstname + lastname",
                "firstname",
                "lastname",
                "user email",
                List.of("Obtain from Reader groups"),
                15,
                List.of()));
  }

  @Test
  void takesWhatIsLeftOutNullOrEmpty() throws Exception {
    CodeOrder expected =
        new CodeOrder("Ann Example", null, null, "ann@example.com", List.of(), 15, List.of());

    assertThat(order(USER)).isEqualTo(expected);
    assertThat(
            order(
                USER
                    + ",\"firstName\":null,\"lastName\":\"  \",\"readerGroupIds\":null,"
                    + "\"tokenValidity\":null,\"more\":{\"deep\":[1]}"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "4, 5",
    "4.0, 5",
    "-100, 5",
    "0, 5",
    "15.0, 15",
    "1.5e1, 15",
    "1440, 1440",
    "1441, 1440",
    "1e9, 1440",
    "1e400, 1440",
    "-1e400, 5",
    "20.0000000000000000000000000000000000000000000000, 20"
  })
  void clampsTheValidityToTheVendorsBand(String given, int minutes) throws Exception {
    assertThat(order(USER + ",\"tokenValidity\":" + given).minutes()).isEqualTo(minutes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"15.5", "\"15\"", "true", "[]", "{}", "0.1"})
  void refusesValidityThatIsNoWholeNumber(String given) {
    assertThat(wrong(USER + ",\"tokenValidity\":" + given)).containsExactly("tokenValidity");
  }

  @Test
  void namesEveryWrongMemberAtOnce() {
    assertThat(wrong("")).containsExactly("username", "emailId");
    assertThat(wrong("\"username\":\" \",\"emailId\":null,\"tokenValidity\":\"15\""))
        .containsExactly("username", "emailId", "tokenValidity");
    assertThat(wrong("\"username\":\"a\\u0000\",\"emailId\":\"" + "x".repeat(255) + "\""))
        .containsExactly("username", "emailId");
  }

  @Test
  void goesOnWithoutOptionalMembersThatAreUnusableAndNamesThem() throws Exception {
    CodeOrder order =
        order(
            USER
                + ",\"firstName\":7,\"lastName\":\"a\\u202eb\","
                + "\"readerGroupIds\":[\"staff\",1,null]");

    assertThat(order.firstName()).isNull();
    assertThat(order.lastName()).isNull();
    assertThat(order.readerGroupIds()).containsExactly("staff");
    assertThat(order.notTaken())
        .extracting(NotTaken::claim)
        .containsExactly("firstName", "lastName", "readerGroupIds");
    assertThat(order(USER + ",\"readerGroupIds\":\"staff\"").notTaken())
        .containsExactly(new NotTaken("readerGroupIds", "readerGroupIds is not an array"));
  }

  @Test
  void takesEmojiForNamesAndAnEmailIdThatIsNoAddress() throws Exception {
    String emoji = "\ud83d\ude00".repeat(200);
    CodeOrder order = order("\"username\":\"" + emoji + "\",\"emailId\":\"Employee 7\"");

    assertThat(order.username()).isEqualTo(emoji);
    assertThat(order.emailId()).isEqualTo("Employee 7");
    assertThat(wrong("\"username\":\"\u200b\",\"emailId\":\"a\\nb\""))
        .containsExactly("username", "emailId");
  }

  @Test
  void fitsIntoATokenWithAHundredGroupsAndNotWithAThousand() throws Exception {
    CodeOrder order = order(USER);

    assertThat(order.fitsWith(Collections.nCopies(100, "abcdefghijk"))).isTrue();
    assertThat(order.fitsWith(Collections.nCopies(1000, "abcdefghijk"))).isFalse();
  }

  @Test
  void namesAnInvisibleNameAsNotTaken() throws Exception {
    CodeOrder order = order(USER + ",\"firstName\":\"\\u200b\",\"lastName\":\" \"");

    assertThat(order.firstName()).isNull();
    assertThat(order.notTaken()).extracting(NotTaken::claim).containsExactly("firstName");
  }
}
