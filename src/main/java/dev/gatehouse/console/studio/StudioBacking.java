package dev.gatehouse.console.studio;

import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.studio.TokenStudio;
import dev.gatehouse.administration.studio.TokenTemplate;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.frame.ContentPolicy;
import dev.gatehouse.protocol.Delivery.Means;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.signin.request.ReadParameters;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.text.AppUrl;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Studio's page: the connection whose tokens it is about, and what its forms offer. */
@Named("studio")
@RequestScoped
public class StudioBacking {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,1200}");

  @Inject TokenStudio studio;
  @Inject SiteInView site;
  @Inject CurrentOperator current;
  @Inject Protocols protocols;
  @Inject HttpServletRequest request;
  @Inject Clock clock;

  private List<Connection> connections;
  private TokenTemplate template;
  private boolean takingApart;

  @PostConstruct
  void read() {
    var actor = current.actor();
    connections = studio.connections(actor, site.id());
    Optional<Connection> chosen = chosen();
    template = chosen.map(c -> studio.template(actor, site.id(), c.getId())).orElse(null);
    // The page may come to show any of them, and its policy comes only once.
    List<String> posted =
        connections.stream().filter(this::isPosted).flatMap(this::postedTo).distinct().toList();
    if (!posted.isEmpty()) {
      ContentPolicy.letPost(request, posted);
    }
  }

  private boolean isPosted(Connection connection) {
    return protocols.named(connection.getProtocol()).stream()
        .flatMap(spoken -> spoken.description().deliveries(connection.getSettings()).stream())
        .anyMatch(delivery -> delivery.means() == Means.FORM);
  }

  /** A refused token leads on to the login URL, and browsers hold redirects to the policy, too. */
  private Stream<String> postedTo(Connection connection) {
    String loginUrl = AppUrl.location(connection.getSettings().getLoginUrl());
    return loginUrl == null
        ? Stream.of(site.getOrigin())
        : Stream.of(site.getOrigin(), URI.create(loginUrl).resolve("/").toString());
  }

  /**
   * The connection that the page shows: the one of a corrected token, else the one in the page's
   * address, by default the site's default connection.
   */
  private Optional<Connection> chosen() {
    String shown = ReadParameters.of(request).getParameter("shown");
    String named = shown == null ? ReadParameters.of(request).getParameter("connection") : shown;
    if (named == null || named.isEmpty()) {
      return connections.stream().findFirst();
    }
    return Optional.of(
        connections.stream()
            .filter(connection -> connection.getId().toString().equals(named))
            .findFirst()
            .orElseThrow(Missing::new));
  }

  /** Called before the page is rendered, so that an unknown connection is a 404. */
  public void open() {
    // Creating this bean has read the connection.
  }

  /** The site's connections, the default one first. */
  public List<Connection> getConnections() {
    return connections;
  }

  /** {@code null} where the site has no connection. */
  public TokenTemplate getTemplate() {
    return template;
  }

  /** Whether another server signs the connection's tokens. */
  public boolean isSignedElsewhere() {
    return template != null && template.signedElsewhere();
  }

  /** The address that brings the key of a redirect here. */
  public String getKeyAddress() {
    return site.getOrigin() + "/login/key?connection=" + getConnection().getId();
  }

  /** The key of the redirect that tokens are to answer; empty if there is none. */
  public String getAnswered() {
    String key = ReadParameters.of(request).getParameter("key");
    boolean isKey = key != null && KEY.matcher(key).matches();
    return isKey && template.answersOnly() ? key : "";
  }

  public Connection getConnection() {
    return template.connection();
  }

  /** This server's time in milliseconds since 1970: a browser's clock may be wrong. */
  public long getNow() {
    return clock.millis();
  }

  /** The open tab: 0 makes a token, 1 analyzes one. */
  public int getTab() {
    boolean ofEvent = ReadParameters.of(request).getParameter("at") != null;
    return takingApart || ofEvent && request.getMethod().equals("GET") ? 1 : 0;
  }

  void showAnalysis() {
    takingApart = true;
  }

  /** Shows the form for tokens of a connection, which may be another than before. */
  void showMaking(Connection connection) {
    template = template(connection);
    takingApart = false;
  }

  /** What the form for a connection's tokens offers. */
  TokenTemplate template(Connection connection) {
    return template.connection().getId().equals(connection.getId())
        ? template
        : studio.template(current.actor(), site.id(), connection.getId());
  }
}
