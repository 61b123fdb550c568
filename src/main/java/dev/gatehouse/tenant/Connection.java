package dev.gatehouse.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;

/** One SSO configuration of a tenant: it speaks one protocol and has signing keys. */
@Entity
public class Connection extends TenantOwned {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "connection")
  @SequenceGenerator(name = "connection", sequenceName = "connection_seq", allocationSize = 50)
  private Long id;

  @Version private long version;
  private String protocol;
  @Embedded private ConnectionSettings settings;
  @Embedded private ReportOnly reportOnly = ReportOnly.none();

  @Column(name = "client_id")
  private String clientId;

  /** Written without raising the version, which covers what operators edit. */
  @Column(name = "keys_since", insertable = false, updatable = false)
  private Instant keysSince;

  protected Connection() {}

  Connection(TenantId tenant, String protocol, ConnectionSettings settings, Instant createdAt) {
    super(tenant, createdAt);
    this.protocol = protocol;
    this.settings = settings;
  }

  /** Replaces the settings as a whole; protocol and client id stay. */
  public void change(ConnectionSettings newSettings) {
    settings = newSettings;
  }

  /** Sets rules to report only, instead of those that do now. */
  public void report(ReportOnly rules) {
    reportOnly = rules;
  }

  /** This connection as it would be if the rules counted that only report. Never stored. */
  public Connection tightened() {
    Connection tightened =
        new Connection(tenantId(), protocol, reportOnly.over(getSettings()), getCreatedAt());
    tightened.id = getId();
    tightened.clientId = getClientId();
    tightened.keysSince = getKeysSince();
    return tightened;
  }

  /** Whether a sign-in through it may open a site: its own, or one that its options list. */
  public boolean opens(TenantId site) {
    return tenantId().equals(site) || settings.openedSites().contains(site.value());
  }

  public Long getId() {
    return id;
  }

  public long getVersion() {
    return version;
  }

  /** Name of the protocol this connection speaks, fixed once it is made. */
  public String getProtocol() {
    return protocol;
  }

  public ConnectionSettings getSettings() {
    return settings;
  }

  /** Rules that only report; empty if there are none. */
  public ReportOnly getReportOnly() {
    return reportOnly;
  }

  public String getClientId() {
    return clientId;
  }

  /**
   * When an operator had published keys fetched anew: what was fetched before does not count for
   * this connection. {@code null} if nobody had. Nodes compare it with itself and not with their
   * clocks.
   */
  public Instant getKeysSince() {
    return keysSince;
  }

  /** See {@link #backendClient(String, String, Object)}. */
  public String backendClient() {
    return backendClient(clientId, tenantId().toString(), id);
  }

  /**
   * By what the company's backend names a connection when it sends one of its secrets: the client
   * id or, for protocols that know none, the numbers of site and connection.
   */
  public static String backendClient(String clientId, String site, Object connection) {
    return clientId == null ? site + "-" + connection : clientId;
  }

  public void setClientId(String clientId) {
    this.clientId = clientId;
  }
}
