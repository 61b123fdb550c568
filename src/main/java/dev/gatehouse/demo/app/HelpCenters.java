package dev.gatehouse.demo.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The company's help centers; empty until the demo has created them. */
@ApplicationScoped
public class HelpCenters {
  private volatile List<HelpCenter> all = List.of();

  public List<HelpCenter> all() {
    return all;
  }

  public void set(List<HelpCenter> helpCenters) {
    all = List.copyOf(helpCenters);
  }
}
