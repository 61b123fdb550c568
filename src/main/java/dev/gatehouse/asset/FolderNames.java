package dev.gatehouse.asset;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers the names of folders of files as not found. Left to themselves, the servers redirect them
 * to the same name with a slash, which is not found, either, and do so before any filter.
 */
@WebListener
public class FolderNames implements ServletContextListener {
  /** Servers show nothing of these, but Payara redirects them, too. */
  private static final Set<String> HIDDEN = Set.of("/WEB-INF/", "/META-INF/");

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    Set<String> mapped =
        context.getServletRegistrations().values().stream()
            .flatMap(servlet -> servlet.getMappings().stream())
            .collect(Collectors.toSet());
    ServletRegistration.Dynamic servlet = context.addServlet("folders", NotFound.class);
    servlet.setAsyncSupported(true);
    servlet.addMapping(
        Stream.concat(
                HIDDEN.stream().map(folder -> folder + "*"),
                below("/", context)
                    .map(folder -> folder.substring(0, folder.length() - 1))
                    .filter(name -> !mapped.contains(name)))
            .toArray(String[]::new));
  }

  private static Stream<String> below(String folder, ServletContext context) {
    return Optional.ofNullable(context.getResourcePaths(folder)).orElse(Set.of()).stream()
        .filter(path -> path.endsWith("/") && !HIDDEN.contains(path))
        .flatMap(path -> Stream.concat(Stream.of(path), below(path, context)));
  }

  /** For every method that comes this far. */
  public static class NotFound extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
