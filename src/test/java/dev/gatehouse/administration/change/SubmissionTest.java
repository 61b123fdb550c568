package dev.gatehouse.administration.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adminapi.Reading;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Visibility;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionTest {

  @Test
  void fillsMembersAndLeavesAbsentOnesAtTheirDefault() {
    SiteSettings settings = new SiteSettings();
    String json =
        "{\"subdomain\":\"acme\",\"name\":\"Acme\",\"visibility\":\"public\","
            + "\"customDomains\":[\"Help.Example.COM\"],\"homePublished\":false}";

    assertThat(Reading.errors(json, settings)).isEmpty();

    assertThat(settings.getVisibility()).isEqualTo(Visibility.PUBLIC);
    assertThat(settings.getCustomDomains()).containsExactly("help.example.com");
    assertThat(settings.isHomePublished()).isFalse();
    assertThat(settings.getSessions().getSessionMinutes()).isEqualTo(480);
    assertThat(settings.getEmbedding().getWidgetOrigins()).isEmpty();
  }

  @Test
  void tellsUnknownMembersWrongTypesAndBrokenRulesAllAtOnce() {
    String json =
        "{\"subdomain\":5,\"name\":\" \",\"visibility\":\"SSO\",\"customDomains\":[\"a b\"],"
            + "\"homePublished\":0,\"sessionMinutes\":0,\"frameAncestors\":[\"https://ok.example\","
            + "\"https://no.example/\"],\"bogus\":1,\"bogus2\":1}";

    assertThat(Reading.errors(json, new SiteSettings()))
        .containsExactlyInAnyOrder(
            new FieldError("subdomain", "must be text"),
            new FieldError("name", "is required"),
            new FieldError("visibility", "must be one of public, password, sso, invited"),
            new FieldError(
                "customDomains",
                "must be a full host name outside the base domain, without scheme, port or path"),
            new FieldError("homePublished", "must be true or false"),
            new FieldError("sessionMinutes", "must be at least 1 minute"),
            new FieldError(
                "frameAncestors", "entry 2 must be an origin such as https://app.example.com"),
            new FieldError("bogus", "is not a member of this resource"),
            new FieldError("bogus2", "is not a member of this resource"));
  }

  @Test
  void tellsErrorsInTheOrderOfTheMembers() {
    String json = "{\"sessionMinutes\":0,\"name\":\"\",\"subdomain\":\"-www\"}";

    assertThat(Reading.errors(json, new SiteSettings()))
        .extracting(FieldError::field)
        .containsExactly("subdomain", "name", "sessionMinutes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"5\"",
        "5.0",
        "5e0",
        "1e999",
        "true",
        "null",
        "[5]",
        "{}",
        "9223372036854775808"
      })
  void takesNothingButWholeNumbersForNumber(String value) {
    String json = "{\"subdomain\":\"a\",\"name\":\"A\",\"sessionMinutes\":" + value + "}";

    assertThat(Reading.errors(json, new SiteSettings()))
        .isNotEmpty()
        .allMatch(error -> error.field().equals("sessionMinutes"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "banned|'\"true\"'",
        "banned|1",
        "role|'\"ADMIN\"'",
        "role|null",
        "groups|'\"staff\"'",
        "groups|[1]",
        "groups|null",
        "customFields|[]",
        "customFields|'\"{}\"'",
        "email|['a@b.c']",
        "name|1",
        "lang|false"
      })
  void refusesValuesOfAnotherType(String member, String value) {
    String email = member.equals("email") ? "" : "\"email\":\"a@b.c\",";
    String json = "{" + email + "\"" + member + "\":" + value.replace('\'', '"') + "}";

    assertThat(Reading.errors(json, new ReaderProfile()))
        .singleElement()
        .extracting(FieldError::field)
        .isEqualTo(member);
  }

  @Test
  void takesNullForWhatMayBeAbsent() {
    ConnectionSettings settings = new ConnectionSettings();

    assertThat(Reading.errors("{\"loginUrl\":null,\"clockSkewSeconds\":null}", settings)).isEmpty();
    assertThat(settings.getLoginUrl()).isNull();
    assertThat(settings.getClockSkewSeconds()).isNull();
  }

  @Test
  void readsNumbersOfCustomFieldsAsTheyAre() {
    ReaderProfile profile = new ReaderProfile();

    assertThat(
            Reading.errors(
                "{\"email\":\"A@B.C\",\"role\":\"editor\",\"customFields\":"
                    + "{\"n\":12345678901234567890,\"f\":1.5,\"l\":[null,true],\"o\":{\"x\":\"y\"}}}",
                profile))
        .isEmpty();

    assertThat(profile.getEmail()).isEqualTo("a@b.c");
    assertThat(profile.getRole()).isEqualTo(Role.EDITOR);
    assertThat(profile.getCustomFields())
        .containsEntry("n", new java.math.BigInteger("12345678901234567890"))
        .containsEntry("f", 1.5)
        .containsEntry("o", Map.of("x", "y"));
  }

  @Test
  void namesMembersGivenTwiceAtAnyDepth() {
    assertThat(
            Reading.errors(
                "{\"email\":\"a@b.c\",\"email\":\"d@e.f\",\"customFields\":{\"a\":{\"b\":1,\"b\":2}}}",
                new ReaderProfile()))
        .containsExactlyInAnyOrder(
            new FieldError("email", "is given more than once"),
            new FieldError("customFields.a.b", "is given more than once"));
  }

  @Test
  void refusesTextThatNoDatabaseStores() {
    assertThat(
            Reading.errors(
                "{\"email\":\"a@b.c\",\"customFields\":{\"a\":\"\\u0000\",\"b\":\"\\ud800\","
                    + "\"c\":1e999,\"\\u0000\":1}}",
                new ReaderProfile()))
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder(
            "customFields.a", "customFields.b", "customFields.c", "customFields.\u0000");
  }

  @Test
  void takesBackWhatIsStoredFromBeforeARule() {
    ReaderProfile stored = new ReaderProfile();
    stored.setName("a\u202Eb");
    stored.setCustomFields(Map.of("a", Map.of("b\0", List.of("\0"))));
    String fields = "\"customFields\":{\"a\":{\"b\\u0000\":[\"\\u0000\"]}}";

    assertThat(kept(stored, "{\"name\":\"a\u202Eb\"," + fields + "}")).isEmpty();
    assertThat(kept(stored, "{\"name\":\"a\u202Ec\"," + fields + "}")).containsExactly("name");
    assertThat(kept(stored, "{\"customFields\":{\"a\":\"\\u0000\"}}"))
        .containsExactly("customFields.a");
    assertThat(kept(stored, "{\"name\":[]," + fields + "}")).containsExactly("name");
  }

  @Test
  void takesBackWhatWasStoredUntrimmed() throws ReflectiveOperationException {
    SiteSettings stored = new SiteSettings();
    Field name = SiteSettings.class.getDeclaredField("name");
    name.setAccessible(true);
    name.set(stored, " a\u202Eb\u3000");
    Submission submission = Reading.of("{\"subdomain\":\"a\",\"name\":\" a\u202Eb\u3000\"}");
    SiteSettings given = submission.into(new SiteSettings());
    assertThat(submission.objections().isWrong("name")).isTrue();

    submission.objections().keep(stored, given);

    assertThat(submission.objections().errors()).isEmpty();
    assertThat(given.getName()).isEqualTo("a\u202Eb");
  }

  @Test
  void takesBackNothingOfAnotherTypeOrGivenTwice() {
    ReaderProfile stored = new ReaderProfile();
    stored.setCustomFields(Map.of("a", 1L));

    assertThat(kept(stored, "{\"role\":1,\"customFields\":{\"a\":2,\"a\":1}}"))
        .containsExactlyInAnyOrder("role", "customFields.a");
  }

  private static List<String> kept(ReaderProfile stored, String json) {
    Submission submission = Reading.of(json);
    ReaderProfile given = submission.into(new ReaderProfile());
    submission.objections().keep(stored, given);
    return submission.objections().errors().stream().map(FieldError::field).toList();
  }

  @Test
  void ignoresMembersThatClientSendsBack() {
    Submission submission =
        Reading.of("{\"id\":{\"any\":\"thing\"},\"email\":\"a@b.c\"}").ignoring(Set.of("id"));
    submission.into(new ReaderProfile());

    submission.complete();
  }

  @Test
  void tellsWhereJsonIsBrokenWithoutQuotingIt() {
    assertThat(broken("{\n  \"name\": hunter2}"))
        .isEqualTo(new FieldError("", "is not valid JSON at line 2, column 18"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"x\"",
        "{",
        "{} {}",
        "{}x",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{\"a\":1,}",
        "// c\n{}",
        "\uFEFF{}",
        "{\"a\":\"\n\"}"
      })
  void takesOneStrictJsonObjectOnly(String body) {
    assertThat(broken(body).field()).isEmpty();
  }

  @Test
  void refusesDeepAndEndlessJsonCheaply() {
    assertThat(broken("{\"a\":" + "[".repeat(100_000)).message()).startsWith("is nested too deep");
    assertThat(broken("{\"a\":" + "9".repeat(100_000) + "}").message())
        .contains("a number that is too long");
  }

  @Test
  void refusesWhatIsNotUtf8() {
    Objections objections = new Objections();

    assertThat(JsonBody.read(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}, objections))
        .isEmpty();

    assertThat(objections.errors()).containsExactly(new FieldError("", "is not valid UTF-8"));
  }

  @Test
  void objectsToNoMemberOfWhatIsNoObject() {
    Submission submission = Reading.of("{\"name\":");
    submission.into(new SiteSettings());
    submission.objections().object("visibility", "is required");

    assertThat(submission.objections().isWrong("visibility")).isTrue();
    assertThat(submission.finish().errors())
        .containsExactly(new FieldError("", "is not valid JSON at line 1, column 9"));
  }

  @Test
  void boundsWhatAnErrorEchoes() {
    StringBuilder json = new StringBuilder("{\"" + "n".repeat(10_000) + "\":1");
    for (int i = 0; i < 1000; i++) {
      json.append(",\"m").append(i).append("\":1");
    }
    List<FieldError> errors = Reading.errors(json + "}", new ReaderProfile());

    assertThat(errors).hasSize(200);
    assertThat(errors).allMatch(error -> error.field().length() <= 101);
  }

  private static FieldError broken(String body) {
    List<FieldError> errors = Reading.errors(body, new ReaderProfile());
    assertThat(errors).hasSize(1);
    return errors.get(0);
  }
}
