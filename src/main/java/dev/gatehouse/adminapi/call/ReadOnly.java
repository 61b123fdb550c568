package dev.gatehouse.adminapi.call;

import java.util.Set;

/**
 * The members that a resource shows and no call sets ({@code readOnly} in {@code openapi.json}).
 * Clients send them back as they received them, which is no error.
 */
public enum ReadOnly {
  SITE("id", "widgetId", "createdAt", "newKeys", "warnings"),
  SECRET_LINK("id", "openedAt", "createdAt", "link"),
  BREAK_GLASS("openedBy", "openedAt", "expiresAt", "signIns", "link", "password"),
  CONNECTION("id", "clientId", "createdAt", "keysSince", "warnings"),
  REPORT_ONLY(
      "since",
      "until",
      "startedBy",
      "due",
      "signIns",
      "wouldRefuse",
      "users",
      "checks",
      "examples"),
  USER("id", "hasPassword", "createdAt", "lastSignInAt"),
  CATEGORY("id", "createdAt", "updatedAt"),
  ARTICLE("id", "createdAt", "updatedAt"),
  OPERATOR("id", "emailConfirmed", "hasPassword", "secondFactor", "createdAt", "lastSignInAt"),
  API_TOKEN("id", "createdAt", "lastUsedAt", "token"),
  ALERT_RULE("id", "createdAt", "state", "since", "sentAt", "detail"),
  EVENT_VIEW("id", "createdAt"),
  WEBHOOK(
      "id",
      "createdAt",
      "previousSecretUntil",
      "deliveredAt",
      "failingSince",
      "failures",
      "lastAnswer");

  private final Set<String> members;

  ReadOnly(String... members) {
    this.members = Set.of(members);
  }

  public Set<String> members() {
    return members;
  }
}
