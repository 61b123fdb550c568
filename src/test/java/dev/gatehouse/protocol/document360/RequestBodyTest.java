package dev.gatehouse.protocol.document360;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

  private static RequestBody body(String text) throws IOException {
    return RequestBody.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void findsTheCodeInJsonAndInAForm() throws Exception {
    assertThat(body("{\"code\":\"a-b_c\"}").code(false)).isEqualTo("a-b_c");
    assertThat(body(" {\"code\":\"a-b_c\"}").code(true)).as("called a form").isEqualTo("a-b_c");
    assertThat(body("x=1&code=a%2Db_c&code=d").code(true)).isEqualTo("a-b_c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "code", "code=", "code=%zz", "xcode=1", "=&&="})
  void refusesAFormWithoutCode(String form) {
    assertThatThrownBy(() -> body(form).code(true)).isInstanceOf(InvalidBody.class);
  }

  @Test
  void takes64KibibytesAndNotOneByteMore() throws Exception {
    assertThat(body("x".repeat(65_536)).content()).hasSize(65_536);
    assertThatThrownBy(() -> body("x".repeat(65_537))).isInstanceOf(BackChannelProblem.class);
  }
}
