package dev.gatehouse.config;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.IDN;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Settings from environment variables, or from system properties of the same name, which take
 * precedence. Holds the default of every setting.
 */
@ApplicationScoped
public class Configuration {
  private static final int SHORTEST_TOKEN = 32;
  private static final int SHORTEST_PASSWORD = 12;
  private static final String EMAIL = "[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+";

  private final Variables variables;

  /** Settings that requests ask for, by name, each read once. */
  private final ConcurrentMap<String, Object> known = new ConcurrentHashMap<>();

  /** Reads the process's own environment and system properties. */
  public Configuration() {
    this(name -> System.getProperty(name, System.getenv(name)));
  }

  /** Reads settings by name, for tests; {@code null} means that a setting is absent. */
  public Configuration(UnaryOperator<String> settings) {
    variables = new Variables(settings);
  }

  /**
   * The domain whose subdomains are the tenants. The domain itself serves the admin API and the
   * console.
   */
  public String baseDomain() {
    return once("GATEHOUSE_BASE_DOMAIN", this::readBaseDomain);
  }

  private String readBaseDomain() {
    String domain = variables.text("GATEHOUSE_BASE_DOMAIN").orElse("localhost");
    try {
      return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfiguration(
          "GATEHOUSE_BASE_DOMAIN", "must be a host name without scheme, port or path");
    }
  }

  /** Whether the demo's sites and its pretend customer app exist. */
  public boolean demo() {
    String name = "GATEHOUSE_DEMO";
    String values = "must be true or false";
    return once(
        name, () -> Boolean.valueOf(variables.matching(name, "false", "(?i)true|false", values)));
  }

  /** The platform administrator's API token; when absent, one is generated at the first start. */
  public Optional<String> adminToken() {
    return token("GATEHOUSE_ADMIN_TOKEN");
  }

  /** The token by which other machines read the metrics; without one, only this machine does. */
  public Optional<String> metricsToken() {
    return once("GATEHOUSE_METRICS_TOKEN", () -> token("GATEHOUSE_METRICS_TOKEN"));
  }

  private Optional<String> token(String name) {
    Optional<String> token = variables.text(name);
    if (token.isPresent() && token.get().length() < SHORTEST_TOKEN) {
      throw new InvalidConfiguration(
          name, "must have at least 32 characters, for example from: openssl rand -base64 48");
    }
    return token;
  }

  /** E-mail address of the first operator, who is created when there is no operator yet. */
  public String adminEmail() {
    String email = variables.text("GATEHOUSE_ADMIN_EMAIL").orElse("admin@" + baseDomain());
    if (email.length() > 254 || !email.matches(EMAIL)) {
      throw new InvalidConfiguration("GATEHOUSE_ADMIN_EMAIL", "must be one email address");
    }
    return email.toLowerCase(Locale.ROOT);
  }

  /** The first operator's password; when absent, one is generated at the first start. */
  public Optional<String> adminPassword() {
    Optional<String> password = variables.text("GATEHOUSE_ADMIN_PASSWORD");
    if (password.isPresent() && password.get().length() < SHORTEST_PASSWORD) {
      throw new InvalidConfiguration(
          "GATEHOUSE_ADMIN_PASSWORD", "must have at least " + SHORTEST_PASSWORD + " characters");
    }
    return password;
  }

  /** JNDI name of the server's mail session; without one nothing is mailed. */
  public Optional<String> mailSession() {
    return variables.text("GATEHOUSE_MAIL_SESSION");
  }

  /** The sender address of mail; required with a mail session. */
  public Optional<String> mailFrom() {
    Optional<String> from = variables.text("GATEHOUSE_MAIL_FROM");
    if (mailSession().isPresent() && from.filter(f -> f.matches(EMAIL)).isEmpty()) {
      throw new InvalidConfiguration(
          "GATEHOUSE_MAIL_FROM", "must be one email address where mail is sent");
    }
    return from;
  }

  /** AES keys that seal stored secrets: the first seals, all of them open. */
  public List<String> masterKeys() {
    return variables.list("GATEHOUSE_MASTER_KEY");
  }

  /** Whether secrets that no master key opens are to be deleted. */
  public boolean masterKeyLost() {
    return !variables
        .matching("GATEHOUSE_MASTER_KEY_LOST", "", "(accept)?", "must be accept, or not be set")
        .isEmpty();
  }

  /** Addresses or CIDR ranges of the proxies whose {@code X-Forwarded-*} headers are believed. */
  public List<AddressRange> trustedProxies() {
    return ranges("GATEHOUSE_TRUSTED_PROXIES");
  }

  /** Proxies whose {@code X-Forwarded-*} headers are believed at one host. */
  public List<GateProxy> gateProxies() {
    return variables.parsed("GATEHOUSE_GATE_PROXIES", GateProxy::parse, GateProxy.FORM);
  }

  /** Networks that web hooks may reach although their addresses are not public, also by http. */
  public List<AddressRange> webhookNetworks() {
    return ranges("GATEHOUSE_WEBHOOK_NETWORKS");
  }

  /** Hosts that providers may have although their addresses are not public, also by http. */
  public List<ListedHost> providerHosts() {
    return variables.parsed("GATEHOUSE_PROVIDER_HOSTS", ListedHost::parse, ListedHost.FORM);
  }

  private List<AddressRange> ranges(String name) {
    String form = "must be IP addresses or CIDR ranges separated by commas, such as 10.0.0.0/8,::1";
    return variables.parsed(name, AddressRange::parse, form);
  }

  /** The directory in which the demo stores its generated master key and credentials. */
  public Path dataDirectory() {
    return Path.of(variables.text("GATEHOUSE_DATA_DIR").orElse("data"))
        .toAbsolutePath()
        .normalize();
  }

  /** There is none where the variable has no value. */
  public DrainFile drainFile() {
    return once("GATEHOUSE_DRAIN_FILE", () -> DrainFile.at(variables.text("GATEHOUSE_DRAIN_FILE")));
  }

  /** The port on which browsers reach the demo; links in production have no port. */
  public int demoPort() {
    String value = variables.text("GATEHOUSE_DEMO_PORT").orElse("8080");
    if (!value.matches("[1-9]\\d{0,4}") || Integer.parseInt(value) > 65_535) {
      throw new InvalidConfiguration("GATEHOUSE_DEMO_PORT", "must be a port, 1 to 65535");
    }
    return Integer.parseInt(value);
  }

  /** How long events are kept, in days. */
  public int eventDays() {
    String range = "must be a number of days, 1 to 9999";
    return Integer.parseInt(
        variables.matching("GATEHOUSE_EVENT_DAYS", "90", "[1-9]\\d{0,3}", range));
  }

  /**
   * How many seconds browsers keep to HTTPS after an answer over HTTPS (RFC 6797 section 6.1.1);
   * zero ends what an earlier answer said. Empty when nothing is said.
   */
  public OptionalInt strictTransportSeconds() {
    return once("GATEHOUSE_HSTS_SECONDS", this::readStrictTransportSeconds);
  }

  private OptionalInt readStrictTransportSeconds() {
    String range = "must be a number of seconds, 0 to 999999999, or off";
    String value =
        variables.matching("GATEHOUSE_HSTS_SECONDS", "31536000", "(?i)off|\\d{1,9}", range);
    return value.equalsIgnoreCase("off")
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(value));
  }

  /**
   * How long a request waits for the database before it is answered 503. The servers' pools take
   * the same variable, so it is a whole number of seconds.
   */
  public Duration databaseTimeout() {
    String name = "GATEHOUSE_DB_TIMEOUT_SECONDS";
    String range = "must be a number of seconds, 1 to 99";
    return once(
        name,
        () ->
            Duration.ofSeconds(
                Integer.parseInt(variables.matching(name, "2", "[1-9]\\d?", range))));
  }

  /**
   * Reads every setting once, so that a wrong one stops the start and not the first request.
   *
   * @throws InvalidConfiguration naming the variable
   */
  public void check() {
    baseDomain();
    demo();
    adminToken();
    metricsToken();
    adminEmail();
    adminPassword();
    masterKeyLost();
    trustedProxies();
    gateProxies();
    webhookNetworks();
    providerHosts();
    dataDirectory();
    drainFile();
    demoPort();
    eventDays();
    databaseTimeout();
    strictTransportSeconds();
    mailFrom();
  }

  @SuppressWarnings("unchecked") // Each name has one reader.
  private <T> T once(String name, Supplier<T> reader) {
    Object value = known.get(name);
    return (T) (value == null ? known.computeIfAbsent(name, unread -> reader.get()) : value);
  }
}
