package dev.gatehouse.protocol;

import dev.gatehouse.protocol.header.Fetch;
import dev.gatehouse.tenant.HostName;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes an {@link Incoming} that says only what a test is about. */
public final class PretendCall {
  private final String host;
  private final String path;
  private String authority;
  private boolean secure = true;
  private String method = "GET";
  private String query;
  private Map<String, String> parameters = Map.of();
  private boolean form;
  private boolean prefetch;
  private String accept = "";
  private Fetch fetch = new Fetch("", "", "", false);
  private String authorization;
  private String cookies;
  private String address = "192.0.2.1";

  private PretendCall(String host, String path) {
    this.host = host;
    this.path = path;
    authority = host;
  }

  /** A GET over HTTPS, without anything else. */
  public static PretendCall to(String host, String path) {
    return new PretendCall(host, path);
  }

  public PretendCall authority(String hostAndPort) {
    authority = hostAndPort;
    return this;
  }

  public PretendCall secure(boolean https) {
    secure = https;
    return this;
  }

  public PretendCall method(String name) {
    method = name;
    return this;
  }

  public PretendCall query(String text) {
    query = text;
    return this;
  }

  public PretendCall parameters(Map<String, String> values) {
    parameters = values;
    return this;
  }

  public PretendCall form(boolean posted) {
    form = posted;
    return this;
  }

  public PretendCall prefetch(boolean only) {
    prefetch = only;
    return this;
  }

  public PretendCall accept(String types) {
    accept = types;
    return this;
  }

  public PretendCall fetch(String mode, String destination) {
    fetch = new Fetch("", mode, destination, false);
    return this;
  }

  public PretendCall byScript() {
    fetch = new Fetch("", "", "", true);
    return this;
  }

  public PretendCall authorization(String header) {
    authorization = header;
    return this;
  }

  public PretendCall cookies(String header) {
    cookies = header;
    return this;
  }

  public PretendCall from(String other) {
    address = other;
    return this;
  }

  public Incoming incoming() {
    return new Incoming(
        HostName.of(host),
        authority,
        secure,
        address,
        null,
        method,
        path,
        path,
        query,
        parameters,
        new TokenParameters(Set.of("jwt", "hd_jwt"), Map.of("code", Pattern.compile("[0-9]{43}"))),
        form,
        false,
        false,
        prefetch,
        accept,
        fetch,
        authorization,
        Map.of(),
        cookies);
  }
}
