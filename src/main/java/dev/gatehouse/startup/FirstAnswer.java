package dev.gatehouse.startup;

import dev.gatehouse.config.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Waits until the demo answers HTTP requests. The server accepts requests only after the
 * application has started, and then logs so much that the banner would scroll out of view.
 */
@ApplicationScoped
class FirstAnswer {
  private static final int TRIES = 120;
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** The server and the build tool log the deployment within this time. */
  private static final Duration SETTLE = Duration.ofSeconds(1);

  private static final int TIMEOUT_MILLIS = 5_000;

  @Inject Configuration configuration;

  /** Returns when the demo answers, or after half a minute without an answer. */
  void await() throws InterruptedException {
    for (int i = 0; i < TRIES && !answers(); i++) {
      Thread.sleep(PAUSE.toMillis());
    }
    Thread.sleep(SETTLE.toMillis());
  }

  private boolean answers() {
    // Written by hand: Java's HTTP clients do not allow a Host header of choice, and names below
    // the base domain may not resolve on this machine.
    String request =
        "GET / HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n"
            .formatted(configuration.baseDomain(), configuration.demoPort());
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), configuration.demoPort()),
          TIMEOUT_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return String.valueOf(answer.readLine()).contains(" 200 ");
    } catch (IOException e) {
      return false;
    }
  }
}
