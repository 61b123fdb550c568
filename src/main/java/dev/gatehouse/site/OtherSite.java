package dev.gatehouse.site;

/** Another site that the reader may go to. */
public record OtherSite(String name, String address) {}
