package dev.gatehouse.journal;

import dev.gatehouse.cache.TextCache;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.text.PersonText;
import dev.gatehouse.text.TokenMask;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A sign-in that was accepted or refused, with a sentence that tells operators what to do. */
@Entity
@Table(name = "event")
public class SignInEvent {
  /** Of each refusal there are few sentences. */
  private static final TextCache<String> TOLD =
      new TextCache<>(sentence -> PersonText.cut(TokenMask.masked(sentence), 1000));

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "event")
  @SequenceGenerator(name = "event", sequenceName = "event_seq", allocationSize = 50)
  private Long id;

  @Column(name = "tenant_id")
  private long tenantId;

  @Column(name = "occurred_at")
  private Instant at;

  private String name;
  private String reason;
  private String detail;
  private String surface;

  @Column(name = "connection_id")
  private Long connectionId;

  @Column(name = "reader_id")
  private Long readerId;

  @Column(name = "trace_id")
  private String traceId;

  private String address;

  @Column(name = "user_agent")
  private String userAgent;

  @Column(name = "clock_difference")
  private Long clockDifferenceSeconds;

  @Convert(converter = Checks.Column.class)
  private Checks checks;

  @Column(name = "would_refuse")
  private String wouldRefuse;

  @Column(name = "would_refuse_check")
  private String wouldRefuseCheck;

  @Embedded private TokenSubject subject;

  @Embedded private Mismatch mismatch;

  /** The database numbers the events. */
  @Column(name = "stream_number", insertable = false, updatable = false)
  private Long streamNumber;

  @Transient private String protocol;

  protected SignInEvent() {}

  /**
   * @param name such as {@code sso.redirect_flow.accepted}
   * @param from the origin of the request, with the trace id that the reader can quote
   */
  public SignInEvent(TenantId tenant, Instant at, String name, EventOrigin from) {
    this.tenantId = tenant.value();
    this.at = at;
    this.name = name;
    this.traceId = from.traceId();
    this.address = from.address();
    this.userAgent = from.userAgent();
    this.surface = from.surface();
  }

  /** Adds the reason of a refusal. */
  public SignInEvent because(String code, String sentence) {
    reason = code;
    return telling(sentence);
  }

  /** Adds a sentence for operators, without tokens that it quotes, cut at 1000 characters. */
  public SignInEvent telling(String sentence) {
    detail = TOLD.of(sentence);
    return this;
  }

  /** Adds why rules that only report would have refused an accepted sign-in. */
  public SignInEvent reporting(String code, String check) {
    wouldRefuse = code;
    wouldRefuseCheck = check;
    return this;
  }

  /** Adds whose token it was; only after its signature held. */
  public SignInEvent of(TokenSubject whose) {
    subject = whose;
    return this;
  }

  /** Adds what came where a check failed. */
  public SignInEvent comparing(Mismatch compared) {
    mismatch = compared;
    return this;
  }

  /** Adds the protocol of the connection; it is counted, not stored. */
  public SignInEvent through(String name) {
    protocol = name;
    return this;
  }

  /** The protocol, or another way to sign in, such as {@code password}. */
  String protocol() {
    return protocol == null ? name.substring(0, Math.max(0, name.lastIndexOf('.'))) : protocol;
  }

  /** Whether somebody signed in. */
  public boolean isAccepted() {
    return name.endsWith(EventFigures.ACCEPTED);
  }

  /** Adds the connection, and the reader if known. */
  public SignInEvent by(Long connection, Long reader) {
    connectionId = connection;
    readerId = reader;
    return this;
  }

  /** Adds the outcome of the checks. */
  public SignInEvent checked(Checks outcome) {
    checks = outcome;
    return this;
  }

  /** Adds the seconds by which the backend's clock is ahead, if the token tells. */
  public SignInEvent withClockDifference(OptionalLong seconds) {
    clockDifferenceSeconds = seconds.isPresent() ? seconds.getAsLong() : null;
    return this;
  }

  public Long getId() {
    return id;
  }

  /** The place in the stream of all events; {@code null} until the event is read again. */
  Long streamNumber() {
    return streamNumber;
  }

  public TenantId tenantId() {
    return new TenantId(tenantId);
  }

  public Instant getAt() {
    return at;
  }

  public String getName() {
    return name;
  }

  public String getReason() {
    return reason;
  }

  public String getDetail() {
    return detail;
  }

  public String getSurface() {
    return surface;
  }

  public Long getConnectionId() {
    return connectionId;
  }

  public Long getReaderId() {
    return readerId;
  }

  public String getTraceId() {
    return traceId;
  }

  public String getAddress() {
    return address;
  }

  public String getUserAgent() {
    return userAgent;
  }

  /** {@code null} if the difference is unknown. */
  public Long getClockDifferenceSeconds() {
    return clockDifferenceSeconds;
  }

  /** {@code null} unless rules that only report would have refused the sign-in. */
  public String getWouldRefuse() {
    return wouldRefuse;
  }

  /** The check that would have failed, likewise. */
  public String getWouldRefuseCheck() {
    return wouldRefuseCheck;
  }

  /** Whose token it was, if that is known. */
  public Optional<TokenSubject> subject() {
    return Optional.ofNullable(subject);
  }

  /** What came where a check failed, if that is known. */
  public Optional<Mismatch> mismatch() {
    return Optional.ofNullable(mismatch);
  }

  /** {@code null} if there was no token to check. */
  public Checks getChecks() {
    return checks;
  }
}
