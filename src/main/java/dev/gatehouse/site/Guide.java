package dev.gatehouse.site;

import java.util.List;

/**
 * What the base host's page shows of the demo, which produces it.
 *
 * @param others sites that were made since, in the console or through the admin API
 * @param app the address of the pretend company's app
 */
public record Guide(List<HelpCenter> helpCenters, List<Frame.OtherSite> others, String app) {
  /**
   * One of the demo's help centers.
   *
   * @param vendor whose protocol it uses
   * @param hint what to look at there
   * @param article the address of an article, with its title
   */
  public record HelpCenter(
      String name, String address, String vendor, String hint, String article, String title) {}
}
