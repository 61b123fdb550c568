package dev.gatehouse.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What no page may do, whatever the test is about: complain on the browser's console (which is how
 * violations of the content policy show), throw in a script, or ask another host for anything.
 */
final class Watch {
  /** Chromium complains of every answer from 400 on, which some tests are after. */
  private static final String OF_STATUS = "Failed to load resource";

  private final List<String> complaints = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();
  private boolean refusalsExpected;

  Watch(BrowserContext context) {
    context.onConsoleMessage(
        message -> {
          boolean bad = message.type().equals("error") || message.type().equals("warning");
          if (bad && !message.text().startsWith(OF_STATUS)) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    context.onWebError(error -> complaints.add("script: " + error.error()));
    context.onRequest(
        request -> {
          String host = URI.create(request.url()).getHost();
          if (host != null && !isOfTests(host, request)) {
            complaints.add("asked another host: " + host);
          }
        });
    context.onResponse(this::look);
  }

  /** Hosts of {@link SecureWeb} lead to each other, but no page there has anything from another. */
  private static boolean isOfTests(String host, Request request) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.endsWith(".test")
            && (request.isNavigationRequest()
                || host.equals(URI.create(request.frame().url()).getHost()));
  }

  private void look(Response response) {
    if (response.status() >= 400 && !refusalsExpected) {
      complaints.add(response.status() + " for " + URI.create(response.url()).getPath());
    }
  }

  /** From now on pages may be refused. */
  void expectRefusals() {
    refusalsExpected = true;
  }

  /** A complaint in which this stands is what the test is after. */
  void expectComplaint(String part) {
    expected.add(part);
  }

  void assertQuiet() {
    for (String part : expected) {
      assertThat(complaints).as("the complaint that was expected").anyMatch(c -> c.contains(part));
      complaints.removeIf(complaint -> complaint.contains(part));
    }
    assertThat(complaints).as("what the browser complained of").isEmpty();
  }
}
