package dev.gatehouse.startup;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.demo.DemoSite;
import dev.gatehouse.operator.ApiTokens;
import dev.gatehouse.operator.FirstOperator;
import dev.gatehouse.operator.FirstOperator.Credentials;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
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
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Prints the addresses of Gatehouse at startup. Credentials are printed by the demo, whose data
 * needs no protection, and otherwise once, when they are generated.
 */
@ApplicationScoped
class Banner {
  private static final String LINE = "-".repeat(78);

  private static final int TRIES = 120;
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** The server and the build tool log the deployment within this time. */
  private static final Duration SETTLE = Duration.ofSeconds(1);

  private static final int TIMEOUT_MILLIS = 5_000;

  @Resource ManagedThreadFactory threads;
  @Inject Configuration configuration;
  @Inject ApiTokens apiTokens;
  @Inject FirstOperator firstOperator;

  private Thread waiting;
  private boolean isStopped;

  /** Prints the credentials that this start generated, if any. */
  void print(Optional<String> token, Optional<Credentials> operator) {
    if (token.isPresent() || operator.isPresent()) {
      show(generated(token, operator));
    }
  }

  /**
   * Prints the demo's banner as soon as the demo answers requests, unless Gatehouse stops.
   *
   * @param operator generated at this start, else looked up
   */
  synchronized void printDemo(Optional<Credentials> operator) {
    if (isStopped) {
      return;
    }
    waiting = threads.newThread(() -> showDemoOnceUp(operator));
    waiting.setDaemon(true);
    waiting.start();
  }

  private void showDemoOnceUp(Optional<Credentials> operator) {
    try {
      awaitFirstAnswer();
      show(demo(operator.or(firstOperator::ofDemo)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits until the demo answers HTTP requests, or for half a minute. The server accepts requests
   * only after the application has started, and then logs so much that the banner would scroll out
   * of view.
   */
  private void awaitFirstAnswer() throws InterruptedException {
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

  private String demo(Optional<Credentials> operator) {
    String base = configuration.baseDomain() + ":" + configuration.demoPort();
    return """
      Gatehouse is up, with its demo.

        All of the demo       http://%1$s/
        Demo's customer app   http://app.%1$s/
        Private help centers
    %4$s    Console               http://%1$s/console/
          %3$s
        Admin API             http://%1$s/api/admin/v1/sites
          Authorization: Bearer %2$s
    """
        .formatted(
            base,
            apiTokens.configuredToken().orElseThrow(),
            operator.map(Banner::line).orElse("with the password that you configured"),
            Arrays.stream(DemoSite.values())
                .filter(DemoSite::hasConnection)
                .map(site -> helpCenter(site, base))
                .collect(Collectors.joining()));
  }

  private static String helpCenter(DemoSite site, String base) {
    return "      %-19s http://%s.%s/\n".formatted(site.vendor(), site.subdomain(), base);
  }

  private static String generated(Optional<String> token, Optional<Credentials> operator) {
    StringBuilder text = new StringBuilder("  Created at this first start. Store it safely: ");
    text.append("it is not shown again.\n\n");
    operator.ifPresent(made -> text.append("    Console    ").append(line(made)).append('\n'));
    token.ifPresent(made -> text.append("    API token  ").append(made).append('\n'));
    return text.toString();
  }

  private static String line(Credentials operator) {
    return operator.email() + "  " + operator.password();
  }

  /** Prints to the console directly: a logger would prefix each line and keep it in a file. */
  private static void show(String text) {
    System.out.println("\n" + LINE + "\n" + text + LINE);
  }

  @PreDestroy
  synchronized void stop() {
    isStopped = true;
    if (waiting != null) {
      waiting.interrupt();
    }
  }
}
