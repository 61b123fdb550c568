package dev.gatehouse.protocol.document360;

import dev.gatehouse.protocol.Option;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.platform.PlatformKeys;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings that only connections of this protocol have. */
final class Document360Options {
  /** What signs the tokens that backends get for codes: the client secret, or a platform key. */
  static final Option<String> TOKEN_KEY =
      Option.choice(
          "exchangedTokenKey",
          Stream.concat(
                  Stream.of("secret"), PlatformKeys.ALGORITHMS.stream().map(PublicAlgorithm::jwa))
              .toList());

  private Document360Options() {}

  static List<Option<?>> all() {
    return List.of(TOKEN_KEY);
  }

  /** The algorithm of the platform key that signs; empty where the client secret does. */
  static Optional<PublicAlgorithm> platformAlgorithm(ConnectionSettings settings) {
    return PublicAlgorithm.named(TOKEN_KEY.of(settings));
  }
}
