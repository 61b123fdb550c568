package dev.gatehouse.protocol.header;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** "Authorization: Basic Base64Encode(clientId:clientSecret)" (RFC 7617, in UTF-8). */
public record BasicCredentials(String clientId, String secret) {
  /** The credentials of a header; empty when it is absent or of another kind. */
  public static Optional<BasicCredentials> of(String header) {
    Optional<String> encoded = AuthorizationHeader.credentials(header, "Basic");
    if (encoded.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded.get());
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
