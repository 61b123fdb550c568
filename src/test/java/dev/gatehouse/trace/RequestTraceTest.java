package dev.gatehouse.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTraceTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String FRESH = "[2-9a-hjkmnp-z]{12}";

  @AfterEach
  void end() {
    RequestTrace.end();
  }

  @Test
  void takesIdOfTraceParent() {
    assertThat(RequestTrace.idOf("00-" + TRACE + "-00f067aa0ba902b7-01")).isEqualTo(TRACE);
    assertThat(RequestTrace.idOf("01-" + TRACE + "-00f067aa0ba902b7-01-more")).isEqualTo(TRACE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "ff-" + TRACE + "-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-" + TRACE + "0-00f067aa0ba902b7-01",
        "00-" + TRACE + "-00f067aa0ba902b7-01\nforged line"
      })
  void makesIdWhereTraceParentIsNone(String header) {
    assertThat(RequestTrace.idOf(header)).matches(FRESH);
  }

  @Test
  void makesIdWithoutHeader() {
    assertThat(RequestTrace.idOf(null)).matches(FRESH);
    assertThat(RequestTrace.freshId()).matches(FRESH).isNotEqualTo(RequestTrace.freshId());
  }

  @Test
  void isThatOfTheThreadsRequest() {
    assertThat(RequestTrace.currentId()).matches(FRESH);

    RequestTrace.begin(new RequestTrace("k3m9", "acme.localhost"));

    assertThat(RequestTrace.currentId()).isEqualTo("k3m9");
  }

  @Test
  void goesAlongToAnotherThreadAndEndsThere() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      RequestTrace.begin(new RequestTrace("k3m9", "acme.localhost"));
      Callable<RequestTrace> work = RequestTrace.carriedBy(RequestTrace::current);

      assertThat(other.submit(work).get()).isEqualTo(RequestTrace.current());
      assertThat(other.submit(RequestTrace::current).get()).isNull();
    } finally {
      other.shutdown();
    }
  }
}
