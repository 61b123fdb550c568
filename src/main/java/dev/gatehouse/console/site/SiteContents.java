package dev.gatehouse.console.site;

/** How much there is at a help center, all of which goes with it; sessions that are alive. */
public record SiteContents(long users, long articles, long connections, long sessions) {}
