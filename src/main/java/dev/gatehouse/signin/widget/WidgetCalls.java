package dev.gatehouse.signin.widget;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Calls of the embedded widget. They name their site by host or, on the base host, by {@code
 * app_id}. Either way they are treated as calls to a host of the site, without cookies.
 */
@ApplicationScoped
public class WidgetCalls {
  static final String PARAMETER = "app_id";

  /** The form of {@link dev.gatehouse.tenant.Tenant#getWidgetId}. */
  private static final Pattern WIDGET_ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  @Inject Configuration configuration;
  @Inject Sites sites;

  /** A call and the site that it is for. */
  record Call(Site site, Incoming request) {}

  /** The call; empty if it names no site, or a site other than the host's. */
  Optional<Call> of(Incoming request) {
    Optional<String> appId = request.parameter(PARAMETER);
    if (isBase(request)) {
      return appId
          .filter(id -> WIDGET_ID.matcher(id).matches())
          .flatMap(id -> sites.ifFresh(id).orElseGet(() -> sites.byWidgetId(id)))
          .map(site -> new Call(site, atOwnHost(site, request)));
    }
    return hostsSite(request)
        .filter(site -> appId.isEmpty() || appId.get().equals(site.tenant().getWidgetId()))
        .map(
            site ->
                new Call(site, request.at(request.host(), request.authority(), request.path())));
  }

  /** The site of the host, regardless of {@code app_id}. */
  Optional<Site> hostsSite(Incoming request) {
    HostName host = request.host();
    return isBase(request)
        ? Optional.empty()
        : sites.ifFresh(host).orElseGet(() -> sites.byHost(host));
  }

  boolean isBase(Incoming request) {
    return request.host().value().equals(configuration.baseDomain());
  }

  private Incoming atOwnHost(Site site, Incoming request) {
    HostName host = HostName.of(site.settings().getSubdomain() + "." + configuration.baseDomain());
    return request.at(host, request.authorityAt(host.value()), request.path());
  }
}
