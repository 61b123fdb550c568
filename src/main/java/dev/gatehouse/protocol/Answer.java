package dev.gatehouse.protocol;

import dev.gatehouse.storage.fault.DatabaseUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is sent instead of the page that was asked for.
 *
 * @param page a page of ours that shows it, with {@code attributes}; or {@code null}
 * @param body the whole body of an answer without a page; or {@code null}
 */
public record Answer(
    int status,
    List<Header> headers,
    String page,
    Map<String, Object> attributes,
    String contentType,
    String body) {

  /** One header line. */
  public record Header(String name, String value) {}

  private static final List<Header> UNSTORED =
      List.of(
          new Header("Cache-Control", "no-store"), new Header("Referrer-Policy", "no-referrer"));

  /**
   * To another address. The header is written as it is: servers that complete it would use the
   * scheme that they see, which behind a proxy is not the reader's.
   */
  public static Answer redirect(int status, String location) {
    return new Answer(status, UNSTORED, null, Map.of(), null, null).with("Location", location);
  }

  /** A page of ours under {@code /site/}. */
  public static Answer page(int status, String page, Map<String, Object> attributes) {
    return new Answer(status, UNSTORED, page, attributes, null, null);
  }

  /** Nothing to show. */
  public static Answer empty() {
    return new Answer(204, UNSTORED, null, Map.of(), null, null);
  }

  /** JSON for a program. */
  public static Answer json(int status, String body) {
    return new Answer(status, UNSTORED, null, Map.of(), "application/json;charset=UTF-8", body);
  }

  /** A problem for a program (RFC 9457). */
  public static Answer problem(int status, String body) {
    return new Answer(status, UNSTORED, null, Map.of(), "application/problem+json", body);
  }

  /** One line of plain text. */
  public static Answer text(int status, String body) {
    return new Answer(status, UNSTORED, null, Map.of(), "text/plain;charset=UTF-8", body);
  }

  /** The same with {@code Retry-After}, for a request that the database did not answer. */
  public Answer retryLater() {
    return with("Retry-After", String.valueOf(DatabaseUnavailable.RETRY_AFTER_SECONDS));
  }

  /** The same with {@code Set-Cookie} headers. */
  public Answer setting(List<String> cookies) {
    Answer all = this;
    for (String cookie : cookies) {
      all = all.with("Set-Cookie", cookie);
    }
    return all;
  }

  /** Where it redirects to. */
  public Optional<String> location() {
    return headers.stream()
        .filter(header -> header.name().equals("Location"))
        .map(Header::value)
        .findFirst();
  }

  /** The same without the headers of a name. */
  public Answer without(String header) {
    List<Header> fewer = headers.stream().filter(kept -> !kept.name().equals(header)).toList();
    return new Answer(status, fewer, page, attributes, contentType, body);
  }

  /** The same with one more header. */
  public Answer with(String header, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(header, value));
    return new Answer(status, more, page, attributes, contentType, body);
  }
}
