package dev.gatehouse.demo.app;

import java.util.List;

/** A help center on the app's start page, with addresses that the browser can follow. */
public record HelpCenterLink(HelpCenter helpCenter, String address, String article) {

  public static List<HelpCenterLink> all(List<HelpCenter> helpCenters, DemoHosts hosts) {
    return helpCenters.stream().map(one -> of(one, hosts)).toList();
  }

  private static HelpCenterLink of(HelpCenter helpCenter, DemoHosts hosts) {
    String home = hosts.helpCenter(helpCenter.subdomain()).orElseThrow();
    return new HelpCenterLink(helpCenter, home, home + helpCenter.article().substring(1));
  }
}
