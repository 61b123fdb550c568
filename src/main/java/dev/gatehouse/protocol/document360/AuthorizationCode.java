package dev.gatehouse.protocol.document360;

import dev.gatehouse.reader.Identity;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.storage.column.TextListColumn;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.text.EmailAddress;
import dev.gatehouse.token.replay.SingleUse;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A code that a backend got for one of its users. It is valid for a minute, once, at its own
 * connection, and is kept for a day after that, so that a second use is recognized as one.
 */
@Entity
@Table(name = "authorization_code")
class AuthorizationCode {
  /** How long the browser may take to bring it. */
  static final Duration LIFETIME = Duration.ofSeconds(60);

  /** As long as the longest session that it can begin. */
  static final Duration REMEMBERED = Duration.ofMinutes(CodeOrder.MOST_MINUTES);

  private static final String PURPOSE = "code";

  @Id
  @Column(name = "code_hash")
  private String codeHash;

  @Column(name = "tenant_id")
  private long tenantId;

  @Column(name = "connection_id")
  private long connectionId;

  private String username;

  @Column(name = "first_name")
  private String firstName;

  @Column(name = "last_name")
  private String lastName;

  private String email;

  @Convert(converter = TextListColumn.class)
  @Column(name = "reader_groups")
  private List<String> groups;

  private int minutes;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected AuthorizationCode() {}

  AuthorizationCode(
      Connection connection,
      String code,
      CodeOrder order,
      Collection<String> groups,
      Instant expiresAt) {
    this.codeHash = Fingerprint.of(code);
    this.tenantId = connection.tenantId().value();
    this.connectionId = connection.getId();
    this.username = order.username();
    this.firstName = order.firstName();
    this.lastName = order.lastName();
    this.email = order.emailId();
    this.groups = List.copyOf(groups);
    this.minutes = order.minutes();
    this.expiresAt = expiresAt;
  }

  boolean isOf(Connection connection) {
    return connectionId == connection.getId() && tenantId == connection.tenantId().value();
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** What a use of the code consumes. */
  static SingleUse use(Connection connection, String code, Instant now) {
    return SingleUse.code(connection.getId(), PURPOSE, code, now.plus(REMEMBERED));
  }

  String username() {
    return username;
  }

  String firstName() {
    return firstName;
  }

  String lastName() {
    return lastName;
  }

  String email() {
    return email;
  }

  /** Whom it signs in. */
  Identity bearer() {
    return Identity.of(EmailAddress.normalized(email));
  }

  List<String> groups() {
    return groups;
  }

  /** The lifetime of the session that it begins. */
  Duration validity() {
    return Duration.ofMinutes(minutes);
  }
}
