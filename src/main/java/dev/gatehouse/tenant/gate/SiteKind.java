package dev.gatehouse.tenant.gate;

/** What a site's host names serve; it is chosen when the site is made and stays. */
public enum SiteKind {
  /** A help center, whose pages Gatehouse serves itself. */
  HELPCENTER,
  /** Pages of a web server of the company, whose proxy asks Gatehouse about each request. */
  GATE
}
