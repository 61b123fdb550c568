package dev.gatehouse.console.operator;

import dev.gatehouse.administration.operator.TeamChanges.Colleague;
import java.io.Serializable;

/** A colleague and the role that is chosen for him. */
public class TeamRow implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Colleague colleague;
  private String role;

  TeamRow(Colleague colleague) {
    this.colleague = colleague;
    this.role = colleague.role().name();
  }

  public Colleague getColleague() {
    return colleague;
  }

  public String getRole() {
    return role;
  }

  public void setRole(String role) {
    this.role = role;
  }
}
