package dev.gatehouse.adminapi.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.administration.change.Member;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.operator.GrantOrder;
import dev.gatehouse.operator.GrantRole;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The member {@code grants}: the roles of an operator or a token at sites. */
public class GrantList {
  private static final String FIELD = "grants";
  private static final Set<String> MEMBERS = Set.of("site", "role");

  @NotNull(message = "must be a list of objects with site and role")
  @Size(max = 1000, message = "must be at most 1000 entries")
  @JsonProperty
  private List<Map<String, Object>> grants = new ArrayList<>();

  public List<Map<String, Object>> getGrants() {
    return grants;
  }

  public void setGrants(List<Map<String, Object>> grants) {
    this.grants = grants;
  }

  /** The valid entries; each invalid one adds an objection. */
  public static List<GrantOrder> read(Submission submission) {
    GrantList list = submission.into(new GrantList());
    List<GrantOrder> orders = new ArrayList<>();
    if (submission.objections().isWrong(FIELD)) {
      return orders;
    }
    int place = 1;
    for (Map<String, Object> entry : list.getGrants()) {
      String prefix = "entry " + place++ + " ";
      String wrong = objection(entry);
      if (wrong == null) {
        orders.add(order(entry));
      } else {
        submission.objections().object(FIELD, prefix + wrong);
      }
    }
    return orders;
  }

  private static String objection(Map<String, Object> entry) {
    if (entry == null || !entry.keySet().equals(MEMBERS)) {
      return "must be an object with site and role, and nothing else";
    }
    Object site = entry.get("site");
    if (!(site instanceof Long || site instanceof String)) {
      return "must have the id or the subdomain of a site";
    }
    List<String> roles = Member.names(GrantRole.class);
    return roles.contains(entry.get("role"))
        ? null
        : "must have a role, one of " + String.join(", ", roles);
  }

  private static GrantOrder order(Map<String, Object> entry) {
    String role = ((String) entry.get("role")).toUpperCase(Locale.ROOT);
    return new GrantOrder(String.valueOf(entry.get("site")), GrantRole.valueOf(role));
  }
}
