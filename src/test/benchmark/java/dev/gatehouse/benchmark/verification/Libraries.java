package dev.gatehouse.benchmark.verification;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * The libraries that Gatehouse is compared with. Each is prepared once, as its documentation asks,
 * and checks signature, {@code exp}, {@code iss} and {@code aud}.
 */
final class Libraries {
  private static final SecretKey KEY =
      new SecretKeySpec(Tokens.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256");

  private Libraries() {}

  /**
   * All of them by name.
   *
   * @param vertx for Vert.x, closed by the caller
   */
  static Map<String, Predicate<String>> all(Vertx vertx) {
    Map<String, Predicate<String>> all = new LinkedHashMap<>();
    all.put("java-jwt", javaJwt());
    all.put("vertx-auth-jwt", vertx(vertx));
    all.put("jjwt", jjwt());
    all.put("nimbus-jose-jwt", nimbus());
    all.put("jose4j", jose4j());
    all.put("smallrye-jwt", smallrye());
    return all;
  }

  private static Predicate<String> javaJwt() {
    JWTVerifier verifier =
        JWT.require(Algorithm.HMAC256(Tokens.SECRET))
            .withIssuer(Tokens.ISSUER)
            .withAudience(Tokens.AUDIENCE)
            .build();
    return token -> {
      try {
        return verifier.verify(token) != null;
      } catch (JWTVerificationException e) {
        return false;
      }
    };
  }

  private static Predicate<String> vertx(Vertx vertx) {
    JWTAuth provider =
        JWTAuth.create(
            vertx,
            new JWTAuthOptions()
                .addPubSecKey(new PubSecKeyOptions().setAlgorithm("HS256").setBuffer(Tokens.SECRET))
                .setJWTOptions(
                    new JWTOptions().setIssuer(Tokens.ISSUER).addAudience(Tokens.AUDIENCE)));
    return token -> provider.authenticate(new TokenCredentials(token)).succeeded();
  }

  private static Predicate<String> jjwt() {
    JwtParser parser =
        Jwts.parser()
            .verifyWith(KEY)
            .requireIssuer(Tokens.ISSUER)
            .requireAudience(Tokens.AUDIENCE)
            .build();
    return token -> {
      try {
        return parser.parseSignedClaims(token) != null;
      } catch (JwtException e) {
        return false;
      }
    };
  }

  private static Predicate<String> nimbus() {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(JWSAlgorithm.HS256, new ImmutableSecret<>(KEY)));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            Tokens.AUDIENCE,
            new JWTClaimsSet.Builder().issuer(Tokens.ISSUER).build(),
            Set.of("jti", "iat", "exp")));
    return token -> {
      try {
        return processor.process(token, null) != null;
      } catch (ParseException | BadJOSEException | JOSEException e) {
        return false;
      }
    };
  }

  private static Predicate<String> jose4j() {
    JwtConsumer consumer =
        new JwtConsumerBuilder()
            .setVerificationKey(KEY)
            .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "HS256"))
            .setRequireExpirationTime()
            .setExpectedIssuer(Tokens.ISSUER)
            .setExpectedAudience(Tokens.AUDIENCE)
            .build();
    return token -> {
      try {
        return consumer.processToClaims(token) != null;
      } catch (InvalidJwtException e) {
        return false;
      }
    };
  }

  private static Predicate<String> smallrye() {
    JWTAuthContextInfo context = new JWTAuthContextInfo(KEY, Tokens.ISSUER);
    context.setSignatureAlgorithm(Set.of(io.smallrye.jwt.algorithm.SignatureAlgorithm.HS256));
    context.setRequireNamedPrincipal(false);
    context.setExpectedAudience(Set.of(Tokens.AUDIENCE));
    DefaultJWTParser parser = new DefaultJWTParser(context);
    return token -> {
      try {
        return parser.parse(token) != null;
      } catch (io.smallrye.jwt.auth.principal.ParseException e) {
        return false;
      }
    };
  }
}
