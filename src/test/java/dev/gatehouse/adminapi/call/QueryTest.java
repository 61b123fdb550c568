package dev.gatehouse.adminapi.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.administration.change.FieldError;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  private final MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
  private final Query query = new Query(parameters);

  @Test
  void hasDefaultsWhereNothingIsGiven() {
    assertThat(query.limit()).isEqualTo(50);
    assertThat(query.afterNumber()).isNull();
    assertThat(query.text("email")).isNull();
    query.complete();
  }

  @Test
  void readsWhatIsGiven() {
    parameters.add("limit", "500");
    parameters.add("banned", "false");
    parameters.add("userId", "17");
    parameters.add("since", "2026-01-01T01:00:00.5+01:00");

    assertThat(query.limit()).isEqualTo(500);
    assertThat(query.flag("banned")).isFalse();
    assertThat(query.number("userId")).isEqualTo(17);
    assertThat(query.time("since")).isEqualTo(Instant.parse("2026-01-01T00:00:00.500Z"));
    query.complete();
  }

  @Test
  void tellsEveryMistakeAtOnce() {
    parameters.add("limit", "0");
    parameters.add("after", "x");
    parameters.add("userId", "1");
    parameters.add("userId", "2");
    parameters.add("userid", "1");
    parameters.add("email", "a\0b");
    query.limit();
    query.afterNumber();
    query.number("userId");
    query.text("email");

    Problem problem = catchThrowableOfType(Problem.class, query::complete);

    assertThat(problem.errors())
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("limit", "after", "userId", "email", "userid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "501", "-1", "1.0", "", "ten", "99999999999999999999"})
  void boundsHowManyAreListed(String limit) {
    parameters.add("limit", limit);
    query.limit();

    assertThat(catchThrowableOfType(Problem.class, query::complete)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2026-01-01",
        "2026-01-01T00:00:00",
        "2026-13-01T00:00:00Z",
        "+99999-01-01T00:00:00Z",
        "1767225600"
      })
  void takesTimesWithOffsetOnly(String time) {
    parameters.add("since", time);
    query.time("since");

    assertThat(catchThrowableOfType(Problem.class, query::complete)).isNotNull();
  }
}
