package dev.gatehouse.tenant.opening;

/**
 * Who lets a connection open a site. The consent ends with the right that they have there.
 *
 * @param operatorId the operator, or {@code null}
 * @param apiTokenId the API token, or {@code null}; without both it is the platform's consent
 * @param name as the audit trail shows it
 */
public record Consent(Long operatorId, Long apiTokenId, String name) {

  /** The consent of the platform itself, which no operator's right ends. */
  public static Consent ofPlatform(String name) {
    return new Consent(null, null, name);
  }
}
