package dev.gatehouse.signin.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.Configuration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainTest {
  @TempDir private Path folder;

  private final Drain drain = new Drain();
  private final Map<String, String> headers = new HashMap<>();
  private final HttpServletResponse response =
      pretend(
          HttpServletResponse.class,
          (method, arguments) -> headers.put((String) arguments[0], (String) arguments[1]));
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("draining");
    drain.configuration = new Configuration(Map.of("GATEHOUSE_DRAIN_FILE", file.toString())::get);
  }

  @Test
  void doesNotBeginWithoutSuchAFile() {
    drain.configuration = new Configuration(name -> null);
    assertThat(drain.hasBegun()).isFalse();
    assertThat(admits(request())).isTrue();
    assertThat(headers).isEmpty();
  }

  private boolean admits(HttpServletRequest request) {
    return drain.admits(request, response);
  }

  @Test
  void admitsRequestsWhileTheFileIsEmpty() throws IOException {
    assertThat(drain.hasBegun()).isFalse();
    Files.createFile(file);
    assertThat(drain.hasBegun()).isTrue();
    assertThat(admits(request())).isTrue();
    assertThat(headers).isEqualTo(Map.of("Connection", "close"));
  }

  @Test
  void refusesRequestsWhileTheFileIsNotEmpty() throws IOException {
    Files.writeString(file, "no new requests\n");
    assertThat(drain.hasBegun()).isTrue();
    assertThat(admits(request())).isFalse();
    assertThat(headers).isEqualTo(Map.of("Connection", "close"));
    assertThat(drain.inProgress()).isZero();

    Files.delete(file);
    assertThat(drain.hasBegun()).isFalse();
    assertThat(admits(request())).isTrue();
  }

  @Test
  void countsRequestsInProgressOnce() throws IOException {
    HttpServletRequest slow = request();
    HttpServletRequest quick = request();
    admits(slow);
    admits(quick);
    Files.writeString(file, "no new requests\n");
    drain.end(quick);
    drain.end(quick);
    drain.end(request());
    assertThat(drain.inProgress()).isOne();
    drain.end(slow);
    assertThat(drain.inProgress()).isZero();
  }

  @Test
  void countsARequestOnceThatAsksAgain() throws IOException {
    HttpServletRequest signIn = request();
    assertThat(admits(signIn)).isTrue();
    Files.writeString(file, "no new requests\n");
    assertThat(admits(signIn)).isTrue();
    assertThat(drain.inProgress()).isOne();
    drain.end(signIn);
    assertThat(drain.inProgress()).isZero();
  }

  @Test
  void startForgetsAStopThatWasCutOff() throws IOException {
    Files.writeString(file, "no new requests\n");
    drain.configuration.drainFile().remove();
    assertThat(drain.hasBegun()).isFalse();
    assertThat(admits(request())).isTrue();
    drain.configuration.drainFile().remove();
  }

  private static HttpServletRequest request() {
    Map<String, Object> attributes = new HashMap<>();
    return pretend(
        HttpServletRequest.class,
        (method, arguments) ->
            switch (method) {
              case "getProtocol" -> "HTTP/1.1";
              case "getAttribute" -> attributes.get(arguments[0]);
              case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
              case "removeAttribute" -> attributes.remove(arguments[0]);
              default -> throw new UnsupportedOperationException(method);
            });
  }

  private static <T> T pretend(Class<T> type, BiFunction<String, Object[], Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            DrainTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object answered = answer.apply(method.getName(), arguments);
              return method.getReturnType() == void.class ? null : answered;
            }));
  }
}
