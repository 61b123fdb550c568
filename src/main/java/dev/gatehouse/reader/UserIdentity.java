package dev.gatehouse.reader;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a name space knows a user.
 *
 * @param userNamespace as connections have it
 * @param externalId the user's id in the app that the name space stands for; {@code null} for a
 *     user who signed in by e-mail address only
 */
public record UserIdentity(String userNamespace, String externalId) {

  /** As the admin API and the audit trail show it. */
  public Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("userNamespace", userNamespace);
    members.put("externalId", externalId);
    return members;
  }
}
