package dev.gatehouse.console.content;

import dev.gatehouse.administration.content.address.AddressImport;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.list.ListCsv;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;

/** The old addresses of a site as a file that can be imported again. */
@ApplicationScoped
public class AddressesCsv implements ListCsv {
  @Inject SiteInView site;
  @Inject CurrentOperator current;
  @Inject AddressImport addresses;

  @Override
  public String page() {
    return AddressesBacking.PATH;
  }

  @Override
  public void write(Writer out) throws IOException {
    out.write(addresses.list(current.actor(), site.id()));
  }
}
