package dev.gatehouse.adminapi.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.change.WrittenTime;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/** The optional member {@code expiresAt}. */
public class Expiry {
  private static final String OBJECTION = "must be a time such as 2026-05-04T12:00:00Z";

  @Size(max = 40, message = OBJECTION)
  @JsonProperty
  private String expiresAt;

  /** A time (RFC 3339); {@code null} for no expiry. */
  public String getExpiresAt() {
    return expiresAt;
  }

  public void setExpiresAt(String expiresAt) {
    this.expiresAt = expiresAt;
  }

  /** The time; {@code null} if there is none, or if it is wrong, which adds an objection. */
  public static Instant read(Submission submission) {
    String text = submission.into(new Expiry()).getExpiresAt();
    if (text == null || submission.objections().isWrong("expiresAt")) {
      return null;
    }
    Instant time = WrittenTime.read(text).orElse(null);
    if (time == null) {
      submission.objections().object("expiresAt", OBJECTION);
    }
    return time;
  }
}
