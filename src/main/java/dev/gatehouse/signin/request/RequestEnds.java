package dev.gatehouse.signin.request;

import jakarta.inject.Inject;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What ends with each request. No filter may do it: Payara answers some requests between the
 * mechanism and the filters, such as those for {@code /WEB-INF}.
 */
@WebListener
public class RequestEnds implements ServletRequestListener {
  @Inject Drain drain;

  @Override
  public void requestDestroyed(ServletRequestEvent event) {
    drain.end((HttpServletRequest) event.getServletRequest());
    Tracing.end();
  }
}
