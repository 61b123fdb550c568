package dev.gatehouse.demo.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The company's help centers. Who asks for them while the demo creates them waits. */
@ApplicationScoped
public class HelpCenters {
  private static final int PATIENCE_SECONDS = 30;

  private final CountDownLatch created = new CountDownLatch(1);
  private volatile List<HelpCenter> all = List.of();

  /**
   * One of the company's help centers, for the app's start page.
   *
   * @param vendor whose protocol it uses
   * @param hint what to look at there
   * @param article path of an article, for a link deep into it
   */
  public record HelpCenter(
      String subdomain, String name, String vendor, String hint, String article, String title) {}

  /** A help center on the app's start page, with addresses that the browser can follow. */
  public record Link(HelpCenter helpCenter, String address, String article) {
    private static Link of(HelpCenter helpCenter, DemoHosts hosts) {
      String home = hosts.helpCenter(helpCenter.subdomain()).orElseThrow();
      return new Link(helpCenter, home, home + helpCenter.article().substring(1));
    }
  }

  /** Empty when creating them fails or takes too long. */
  private List<HelpCenter> all() {
    try {
      created.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return all;
  }

  public void set(List<HelpCenter> helpCenters) {
    all = List.copyOf(helpCenters);
    created.countDown();
  }

  /** Links to all help centers. */
  public List<Link> links(DemoHosts hosts) {
    return all().stream().map(one -> Link.of(one, hosts)).toList();
  }
}
