package dev.gatehouse.console.sso;

import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Connections;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** The stored connection that the address of a page names. */
@Named("connectionInView")
@ViewScoped
public class ConnectionInView implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject SiteInView site;
  @Inject Connections connections;

  private long id;
  private String name = "";

  /**
   * The connection as it is stored now.
   *
   * @throws Missing when the site has none with this number
   */
  Connection read() {
    Connection stored = connections.find(site.id(), id).orElseThrow(Missing::new);
    name = stored.getSettings().getName();
    return stored;
  }

  long id() {
    return id;
  }

  /** Its name when it was last read. */
  public String getName() {
    return name;
  }

  /** The address of another page about the connection, such as {@code report-only}. */
  String address(String page) {
    return "/console/sso/" + page + ".xhtml?site=" + site.getNumber() + "&id=" + id;
  }

  /** The number in addresses. */
  public String getNumber() {
    return String.valueOf(id);
  }

  /**
   * @throws Missing when it is no number
   */
  public void setNumber(String number) {
    if (number == null || !number.matches("\\d{1,18}")) {
      throw new Missing();
    }
    id = Long.parseLong(number);
  }
}
