package dev.gatehouse.console.frame;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Sets SameSite on the container's session cookie, which holds the state of the console's forms. It
 * is set in code for WildFly, which ignores the attribute in {@code web.xml}; Payara ignores both
 * and reads {@code glassfish-web.xml}.
 */
@WebListener
public class PageStateCookie implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    event.getServletContext().getSessionCookieConfig().setAttribute("SameSite", "Lax");
  }
}
