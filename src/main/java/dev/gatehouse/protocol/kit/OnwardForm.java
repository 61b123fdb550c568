package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.text.AppUrl;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page that takes the browser to another server by a form, so that what it brings there stands in
 * no address, history or access log. A script sends the form; without it, a button does.
 *
 * @param address where the form is posted to
 * @param fields what it brings
 * @param targets the content security policy's {@code form-action}
 */
public record OnwardForm(String address, Map<String, String> fields, String targets) {
  private static final String PATH = "/site/onward";

  /**
   * @param back where the other server sends the browser afterwards
   */
  public static Answer of(String address, Map<String, String> fields, String back) {
    OnwardForm form = new OnwardForm(address, new LinkedHashMap<>(fields), targets(address, back));
    return Answer.page(200, PATH, Map.of("onward", form));
  }

  /**
   * Chromium applies {@code form-action} to redirects as well, and stays on the page without a word
   * where one is not allowed. Identity providers that rely on further ones redirect to those.
   */
  private static String targets(String address, String back) {
    Stream<String> origins =
        Stream.of(address, back).flatMap(url -> AppUrl.of(url).stream()).map(AppUrl::origin);
    return Stream.concat(origins, Stream.of("https:")).distinct().collect(Collectors.joining(" "));
  }
}
