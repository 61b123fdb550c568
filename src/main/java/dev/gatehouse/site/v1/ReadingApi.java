package dev.gatehouse.site.v1;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Articles and categories as JSON, for a company's own programs. */
@ApplicationPath("/v1")
public class ReadingApi extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        ArticleResource.class, CategoryResource.class, ReadingApiForm.ReadingFailures.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    // Jersey would otherwise publish a description of the API in XML (WADL), and look for
    // constraints in every call and answer.
    return Map.of(
        "jersey.config.server.wadl.disableWadl",
        true,
        "jersey.config.beanValidation.disable.server",
        true);
  }
}
