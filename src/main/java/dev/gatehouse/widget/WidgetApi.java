package dev.gatehouse.widget;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The embedded widget's API: the articles that its reader may see, and who the reader is. */
@ApplicationPath("/api/widget/v1")
public class WidgetApi extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        SearchResource.class,
        WidgetArticlesResource.class,
        WidgetHelpfulResource.class,
        MeResource.class,
        LookResource.class,
        WidgetApiForm.WidgetFailures.class);
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
