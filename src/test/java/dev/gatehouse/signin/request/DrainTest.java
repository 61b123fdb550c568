package dev.gatehouse.signin.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.Configuration;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainTest {
  @TempDir private Path folder;

  private final Drain drain = new Drain();
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
    assertThat(drain.admits(request())).isTrue();
  }

  @Test
  void admitsRequestsWhileTheFileIsEmpty() throws IOException {
    assertThat(drain.hasBegun()).isFalse();
    Files.createFile(file);
    assertThat(drain.hasBegun()).isTrue();
    assertThat(drain.admits(request())).isTrue();
  }

  @Test
  void refusesRequestsWhileTheFileIsNotEmpty() throws IOException {
    Files.writeString(file, "no new requests\n");
    assertThat(drain.hasBegun()).isTrue();
    assertThat(drain.admits(request())).isFalse();
    assertThat(drain.inProgress()).isZero();

    Files.delete(file);
    assertThat(drain.hasBegun()).isFalse();
    assertThat(drain.admits(request())).isTrue();
  }

  @Test
  void countsRequestsInProgressOnce() throws IOException {
    HttpServletRequest slow = request();
    HttpServletRequest quick = request();
    drain.admits(slow);
    drain.admits(quick);
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
    assertThat(drain.admits(signIn)).isTrue();
    Files.writeString(file, "no new requests\n");
    assertThat(drain.admits(signIn)).isTrue();
    assertThat(drain.inProgress()).isOne();
    drain.end(signIn);
    assertThat(drain.inProgress()).isZero();
  }

  @Test
  void startForgetsAStopThatWasCutOff() throws IOException {
    Files.writeString(file, "no new requests\n");
    drain.forget();
    assertThat(drain.hasBegun()).isFalse();
    assertThat(drain.admits(request())).isTrue();
    drain.forget();
  }

  private static HttpServletRequest request() {
    Map<String, Object> attributes = new HashMap<>();
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            DrainTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getAttribute" -> attributes.get(arguments[0]);
                  case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                  case "removeAttribute" -> attributes.remove(arguments[0]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
