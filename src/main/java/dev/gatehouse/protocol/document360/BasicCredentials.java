package dev.gatehouse.protocol.document360;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** "Authorization: Basic Base64Encode(clientId:clientSecret)" (RFC 7617, in UTF-8). */
record BasicCredentials(String clientId, String secret) {
  private static final String SCHEME = "Basic ";

  /** The credentials of a header; empty when it is absent or of another kind. */
  static Optional<BasicCredentials> of(String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(header.substring(SCHEME.length()).trim());
      // A new decoder reports malformed input, where new String(bytes) would replace it.
      String pair = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      int colon = pair.indexOf(':');
      return colon < 1
          ? Optional.empty()
          : Optional.of(new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1)));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    // The secret must not reach a log by accident.
    return "BasicCredentials[" + clientId.length() + " characters]";
  }
}
