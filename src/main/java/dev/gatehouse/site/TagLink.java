package dev.gatehouse.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A tag of an article, and where to find what else has it. */
public record TagLink(String name) {
  public String path() {
    return "/search?q=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
  }
}
