package dev.gatehouse.protocol.document360;

import dev.gatehouse.token.claims.ClaimType;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a backend sent, whatever its content type: many HTTP clients declare JSON to be a form, or
 * declare no type.
 */
record RequestBody(byte[] content) {
  static final int MOST_BYTES = 64 * 1024;

  private static final int LONGEST_CODE = 200;

  /**
   * @throws BackChannelProblem 413 when it is longer than 64 KiB
   */
  static RequestBody read(InputStream content) throws IOException {
    byte[] bytes = content.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw BackChannelProblem.tooLarge(MOST_BYTES);
    }
    return new RequestBody(bytes);
  }

  /**
   * @throws InvalidBody when it is not one strict JSON object
   */
  Claims json() throws InvalidBody {
    try {
      return new Claims(StrictJson.parse(content));
    } catch (MalformedJson e) {
      throw new InvalidBody(
          "", "must be one JSON object in UTF-8 in which no name occurs twice (RFC 8259)");
    }
  }

  /**
   * The code that is to be exchanged.
   *
   * @param form whether the content type says form
   * @throws InvalidBody when there is none
   */
  String code(boolean form) throws InvalidBody {
    Optional<String> code =
        form && !looksLikeJson()
            ? field("code")
            : json().find("code", ClaimType.text(LONGEST_CODE));
    return code.orElseThrow(() -> new InvalidBody("code", "is required, as a text"));
  }

  private boolean looksLikeJson() {
    return new String(content, StandardCharsets.UTF_8).stripLeading().startsWith("{");
  }

  private Optional<String> field(String name) {
    return Arrays.stream(new String(content, StandardCharsets.UTF_8).split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> decoded(pair.substring(name.length() + 1)))
        .filter(value -> !value.isBlank() && value.length() <= LONGEST_CODE)
        .findFirst();
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
