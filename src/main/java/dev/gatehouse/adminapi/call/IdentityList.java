package dev.gatehouse.adminapi.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.people.IdentityOrder;
import dev.gatehouse.reader.UserIdentity;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The member {@code identities}: the ids of a user in name spaces. */
public class IdentityList {
  private static final String FIELD = "identities";
  private static final String SPACE = "userNamespace";
  private static final String ID = "externalId";

  @Size(max = 100, message = "must be at most 100 entries")
  @JsonProperty
  private List<Map<String, Object>> identities;

  public List<Map<String, Object>> getIdentities() {
    return identities;
  }

  public void setIdentities(List<Map<String, Object>> identities) {
    this.identities = identities;
  }

  /** What the request gives; each invalid entry adds an objection. */
  public static IdentityOrder read(Submission submission) {
    IdentityList list = submission.into(new IdentityList());
    boolean externalIdGiven = submission.has(ID);
    if (list.getIdentities() == null || submission.objections().isWrong(FIELD)) {
      return new IdentityOrder(Optional.empty(), externalIdGiven);
    }
    List<UserIdentity> all = new ArrayList<>();
    Set<Object> spaces = new HashSet<>();
    int place = 1;
    for (Map<String, Object> entry : list.getIdentities()) {
      String wrong = objection(entry);
      if (wrong == null && !spaces.add(entry.get(SPACE))) {
        wrong = "userNamespace must not be that of an earlier entry";
      }
      if (wrong == null) {
        all.add(new UserIdentity((String) entry.get(SPACE), (String) entry.get(ID)));
      } else {
        submission.objections().object(FIELD, "entry " + place + ": " + wrong);
      }
      place++;
    }
    return new IdentityOrder(Optional.of(all), externalIdGiven);
  }

  private static String objection(Map<String, Object> entry) {
    if (entry == null || !Set.of(SPACE, ID).containsAll(entry.keySet())) {
      return "must be an object with userNamespace and externalId, and nothing else";
    }
    if (!(entry.get(SPACE) instanceof String)) {
      return entry.get(SPACE) == null
          ? "userNamespace is required"
          : "userNamespace must be a string";
    }
    return entry.get(ID) == null || entry.get(ID) instanceof String
        ? null
        : "externalId must be a string or null";
  }
}
