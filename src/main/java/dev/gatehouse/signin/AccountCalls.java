package dev.gatehouse.signin;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.ReadingCall;
import dev.gatehouse.tenant.HostName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls of the reading API at the base host, which name the tenant in a parameter: they count as
 * calls at the tenant's own host, but for cookies, which belong to a host.
 */
@ApplicationScoped
class AccountCalls {
  private static final String PARAMETER = "account_domain";

  /** Scheme, port and slash at the end are what people copy along with a name. */
  private static final Pattern DOMAIN =
      Pattern.compile("(?:https://)?([a-z0-9._-]{1,253})(?::\\d{1,5})?/?");

  @Inject Configuration configuration;

  /** The call as one to the tenant's host; empty for anything else. */
  Optional<Incoming> of(Incoming request) {
    return request.host().value().equals(configuration.baseDomain())
            && ReadingCall.isAt(request.path())
        ? request.parameter(PARAMETER).map(domain -> atHost(host(domain), request))
        : Optional.empty();
  }

  /** A text that is no host name becomes a host that no site has. */
  HostName host(String domain) {
    Matcher matcher = DOMAIN.matcher(domain.trim().toLowerCase(Locale.ROOT));
    String name = matcher.matches() ? matcher.group(1) : "";
    boolean isSubdomain = !name.isEmpty() && !name.contains(".");
    return HostName.of(isSubdomain ? name + "." + configuration.baseDomain() : name);
  }

  private static Incoming atHost(HostName host, Incoming request) {
    String path = ReadingCall.apiPath(request.path()).orElse(request.path());
    return request.at(host, request.authorityAt(host), path);
  }
}
