package dev.gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignInChartTest {
  @Test
  void putsAcceptedFirstAndThenTheReasonsByTheirNumber() throws JsonProcessingException {
    SignInChart chart = SignInChart.standing(List.of("a", "b"));
    chart.add(0, "jwt_expired", 1);
    chart.add(1, "jwt_replayed", 2);
    chart.add(1, null, 3);
    chart.add(1, null, 4);

    assertThat(chart.getKeys()).containsExactly("accepted", "jwt_replayed", "jwt_expired");
    assertThat(chart.getAccepted()).isEqualTo(7);
    assertThat(chart.getRefused()).isEqualTo(3);
    JsonNode sets = new ObjectMapper().readTree(chart.getJson()).path("data").path("datasets");
    assertThat(sets.get(0).path("data").toString()).isEqualTo("[0,7]");
    assertThat(sets.get(2).path("label").asText()).isEqualTo("jwt_expired");
    assertThat(sets.get(2).path("data").toString()).isEqualTo("[1,0]");
  }

  @Test
  void aNameOfASiteEndsNoScript() {
    assertThat(SignInChart.lying(List.of("</script><b>")).getJson()).doesNotContain("</script");
  }

  @Test
  void isBlankWithoutSignIns() {
    assertThat(SignInChart.standing(List.of("a")).isBlank()).isTrue();
  }
}
