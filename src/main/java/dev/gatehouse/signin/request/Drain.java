package dev.gatehouse.signin.request;

import dev.gatehouse.config.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How this node leaves its proxies before the server stops, in two steps that a file tells. While
 * the file exists, the node is not ready and answers requests, so that proxies have the time to
 * notice; each answer closes its connection, as WildFly answers 404 on those that outlive the
 * application. While the file is not empty either, new requests are refused before they change
 * anything, and those in progress end: whatever the server cuts off when it stops may be sent to
 * another node.
 */
@ApplicationScoped
public class Drain {
  private static final String ADMITTED = Drain.class.getName();

  @Inject Configuration configuration;

  private final AtomicInteger inProgress = new AtomicInteger();

  /** Whether this node is about to stop, and so not ready. */
  public boolean hasBegun() {
    return configuration.drainFile().exists();
  }

  /**
   * Whether a request may begin; if so, it is in progress until {@link #end}. It is counted before
   * the file is looked at, so that whoever wrote the file and then finds none in progress has seen
   * the last one. A sign-in to the console comes here a second time, and was admitted.
   */
  public boolean admits(HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute(ADMITTED) != null) {
      return true;
    }
    inProgress.incrementAndGet();
    request.setAttribute(ADMITTED, true);
    if (!hasBegun()) {
      return true;
    }
    // HTTP/2 has no such header (RFC 9113 section 8.2.2).
    if (request.getProtocol().startsWith("HTTP/1.")) {
      response.setHeader("Connection", "close");
    }
    if (configuration.drainFile().isWrittenTo()) {
      end(request);
      return false;
    }
    return true;
  }

  void end(HttpServletRequest request) {
    if (request.getAttribute(ADMITTED) != null) {
      request.removeAttribute(ADMITTED);
      inProgress.decrementAndGet();
    }
  }

  /** How many requests are in progress. */
  public int inProgress() {
    return inProgress.get();
  }
}
