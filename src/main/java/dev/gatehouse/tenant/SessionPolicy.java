package dev.gatehouse.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/**
 * How long readers stay signed in, whatever their tokens say. By default a policy takes nothing
 * from what a vendor documents: only {@code sessionMinutes} applies, where the protocol names no
 * life.
 */
@Embeddable
public class SessionPolicy {
  private static final String TOO_LONG = "must be at most 43200 minutes (30 days)";
  private static final String NEGATIVE = "must be 0 (no limit) or a number of minutes";

  @Min(value = 1, message = "must be at least 1 minute")
  @Max(value = 43_200, message = TOO_LONG)
  @Column(name = "session_minutes")
  @JsonProperty
  private int sessionMinutes = 480;

  @Min(value = 0, message = NEGATIVE)
  @Max(value = 43_200, message = TOO_LONG)
  @Column(name = "max_session_minutes")
  @JsonProperty
  private int maxSessionMinutes;

  @Min(value = 0, message = NEGATIVE)
  @Max(value = 43_200, message = TOO_LONG)
  @Column(name = "idle_minutes")
  @JsonProperty
  private int idleMinutes;

  @Column(name = "one_session_per_user")
  @JsonProperty
  private boolean oneSessionPerUser;

  @Min(value = 1, message = "must be at least 1 minute")
  @Max(value = 43_200, message = TOO_LONG)
  @Column(name = "reauthenticate_minutes")
  @JsonProperty
  private int reauthenticateMinutes = 15;

  /** How long a session lasts whose protocol does not say, even if it is in use. */
  public Duration lifetime() {
    return atMost(Duration.ofMinutes(sessionMinutes));
  }

  /** As much of a lifetime as the policy allows, whatever names it. */
  public Duration atMost(Duration lifetime) {
    return longest().filter(most -> most.compareTo(lifetime) < 0).orElse(lifetime);
  }

  /** The longest life of any session, also of one whose life the protocol names. */
  public Optional<Duration> longest() {
    return minutes(maxSessionMinutes);
  }

  /** After how long without use a session ends. */
  public Optional<Duration> idle() {
    return minutes(idleMinutes);
  }

  private static Optional<Duration> minutes(int number) {
    return number == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(number));
  }

  public int getSessionMinutes() {
    return sessionMinutes;
  }

  public void setSessionMinutes(int sessionMinutes) {
    this.sessionMinutes = sessionMinutes;
  }

  /** Minutes; 0 for no limit. */
  public int getMaxSessionMinutes() {
    return maxSessionMinutes;
  }

  public void setMaxSessionMinutes(int maxSessionMinutes) {
    this.maxSessionMinutes = maxSessionMinutes;
  }

  /** Minutes; 0 for no limit. */
  public int getIdleMinutes() {
    return idleMinutes;
  }

  public void setIdleMinutes(int idleMinutes) {
    this.idleMinutes = idleMinutes;
  }

  /** Whether a sign-in ends the user's other sessions at the site. */
  public boolean isOneSessionPerUser() {
    return oneSessionPerUser;
  }

  public void setOneSessionPerUser(boolean oneSessionPerUser) {
    this.oneSessionPerUser = oneSessionPerUser;
  }

  /** How long ago readers may have signed in who see an article that is marked so. */
  public Duration recent() {
    return Duration.ofMinutes(reauthenticateMinutes);
  }

  public int getReauthenticateMinutes() {
    return reauthenticateMinutes;
  }

  public void setReauthenticateMinutes(int reauthenticateMinutes) {
    this.reauthenticateMinutes = reauthenticateMinutes;
  }
}
