package dev.gatehouse.it.support.http;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A browser that goes from host to host and follows redirects, with cookies of each host. */
public final class Wanderer {
  private static final int MOST_HOPS = 10;

  private final Map<String, Http> hosts = new HashMap<>();
  private URI at;
  private Answer page;

  public Wanderer open(String address) {
    at = URI.create(address);
    return arrive(host().get(path()));
  }

  /** Sends the page's form to where the browser is, with its hidden fields and these. */
  public Wanderer submit(Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.putAll(Form.of(page).fields());
    return arrive(host().form(path(), all));
  }

  /** Sends the page's form to where it says, as its script does. */
  public Wanderer goOnward() {
    Form form = Form.of(page);
    at = at.resolve(form.action());
    return arrive(host().form(path(), form.fields()));
  }

  /** Sends a form of this host that has no fields. */
  public Wanderer submitTo(String path) {
    at = at.resolve(path);
    return arrive(host().form(path, Map.of()));
  }

  /** Where it is now. */
  public String address() {
    return at.toString();
  }

  public Answer page() {
    return page;
  }

  private Wanderer arrive(Answer answer) {
    page = answer;
    for (int i = 0; i < MOST_HOPS && page.location() != null; i++) {
      at = at.resolve(page.location());
      page = host().get(path());
    }
    return this;
  }

  private Http host() {
    return hosts.computeIfAbsent(at.getHost(), host -> new Http(host).keepingCookies());
  }

  private String path() {
    return at.getRawPath() + (at.getRawQuery() == null ? "" : "?" + at.getRawQuery());
  }
}
