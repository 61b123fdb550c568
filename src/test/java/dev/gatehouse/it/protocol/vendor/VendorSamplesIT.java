package dev.gatehouse.it.protocol.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Traveller;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.vendor.SamplePrograms;
import dev.gatehouse.it.support.vendor.SisterSites;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vendors' own sample programs sign readers in, with nothing changed but what they say. */
class VendorSamplesIT extends GatehouseIT {
  @TempDir Path folder;

  @Test
  void proProfsProgramInPhpOpensBothSites() throws Exception {
    SisterSites sites = new SisterSites();
    sites.first.change(sites.first.connection(), Map.of("siteIds", List.of(sites.second.id())));
    sites.backend.register("ann");
    Traveller browser = new Traveller();
    try (SamplePrograms program = new SamplePrograms(folder)) {
      program.runPhp(
          SamplePrograms.kept("proprofs.php")
              .replace("$domain = \"\"", "$domain = \"" + sites.firstSite().origin() + "\"")
              .replace("key goes here", sites.first.secret())
              .replace("$user_email = \"\"", "$user_email = \"ann@company.example\"")
              .replace("44567,77898", sites.first.siteId + "," + sites.second.id()),
          Map.of());
      browser.get(sites.firstSite().origin() + "/docs");

      Answer page = browser.follow(program.redirectOf("/"));

      assertThat(page.status()).as("%s", browser.way()).isEqualTo(200);
      assertThat(browser.address()).isEqualTo(sites.firstSite().origin() + "/docs");
      assertThat(page.body()).contains("Name of ann", "The second site");
      assertThat(browser.follow(sites.link(sites.second)).status()).isEqualTo(200);
    }
  }
}
