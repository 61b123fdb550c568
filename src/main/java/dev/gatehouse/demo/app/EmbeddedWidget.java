package dev.gatehouse.demo.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** The help center's widget on the app's own pages: its snippet, and tokens for it. */
@ApplicationScoped
public class EmbeddedWidget {
  @Inject AppEnvironment environment;
  @Inject HelpCenterBackend helpCenter;

  /** The values of the snippet. */
  public record Snippet(String script, String appId, String jwt) {}

  Snippet snippet(Person person, DemoHosts hosts) throws CannotSignIn {
    return new Snippet(
        hosts.server() + "/js/init.js", environment.get("HELPCENTER_WIDGET_ID"), token(person));
  }

  /** Without a redirect there is no key to answer: any value that is new each time will do. */
  String token(Person person) throws CannotSignIn {
    return helpCenter.token(person, UUID.randomUUID().toString());
  }

  /** The policy that a page needs for the widget: its script, its calls, and images of articles. */
  static String contentPolicy(DemoHosts hosts) {
    return "default-src 'none'; style-src 'self'; script-src 'self' %1$s; connect-src 'self' %1$s;"
            .formatted(hosts.server())
        + " img-src 'self' https:; base-uri 'none'; frame-ancestors 'none'";
  }
}
