package dev.gatehouse.it.support.server.loaders;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Says how many class loaders of the server's JVM hold a class of this name after a garbage
 * collection: the JVM's own answer to {@code jcmd VM.class_hierarchy}, a line for each. Asked to be
 * slow, it only keeps a thread of the server busy, so that the next request takes another.
 */
@WebServlet("/")
public class LoaderCount extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String DIAGNOSTICS = "com.sun.management:type=DiagnosticCommand";
  private static final long SLOW_MILLIS = 100;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (request.getParameter("slowly") != null) {
      LockSupport.parkNanos(SLOW_MILLIS * 1_000_000);
      return;
    }
    String name = request.getParameter("class");
    // The first finds the loaders unreachable, the second their classes.
    System.gc();
    System.gc();
    response.getWriter().print(hierarchy(name).split(name + "/", -1).length - 1);
  }

  private static String hierarchy(String name) throws ServletException {
    try {
      return (String)
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName(DIAGNOSTICS),
                  "vmClassHierarchy",
                  new Object[] {new String[] {name}},
                  new String[] {String[].class.getName()});
    } catch (JMException e) {
      throw new ServletException(e);
    }
  }
}
