package dev.gatehouse.console.log;

import java.util.Locale;

/** A view of the log that is there for everybody. */
public enum BuiltInView {
  REFUSED_TODAY("outcome=refused&range=24h"),
  WRONG_KEY("reason=jwt_invalid_signature&range=7d"),
  CLOCKS("reason=jwt_expired&reason=jwt_iat_in_future&reason=jwt_not_yet_valid&range=7d"),
  REPORT_ONLY("wouldRefuse=*&range=7d"),
  LAST_HOUR("range=1h");

  private final String query;

  BuiltInView(String query) {
    this.query = query;
  }

  public String getQuery() {
    return query;
  }

  /** The key of its name. */
  public String getKey() {
    return "view." + name().toLowerCase(Locale.ROOT);
  }
}
