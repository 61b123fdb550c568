package dev.gatehouse.console.frame;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * The container's cookie, by which the console's forms find their state, is not sent with what
 * other sites post. In code for WildFly, which overlooks the attribute in {@code web.xml}; Payara
 * overlooks both and reads {@code glassfish-web.xml}.
 */
@WebListener
public class PageStateCookie implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    event.getServletContext().getSessionCookieConfig().setAttribute("SameSite", "Lax");
  }
}
