package dev.gatehouse.token;

import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * A token as java-jwt's {@code Algorithm.verify} takes it: the three segments and nothing else.
 * java-jwt's own decoder parses header and payload before the signature is verified; this view has
 * nothing to parse with, so it answers every question about the content with {@link
 * UnsupportedOperationException}.
 */
record UnparsedJwt(String getToken, String getHeader, String getPayload, String getSignature)
    implements DecodedJWT {

  private static UnsupportedOperationException unparsed() {
    return new UnsupportedOperationException("the token is not parsed before it is verified");
  }

  @Override
  public String getAlgorithm() {
    throw unparsed();
  }

  @Override
  public String getType() {
    throw unparsed();
  }

  @Override
  public String getContentType() {
    throw unparsed();
  }

  @Override
  public String getKeyId() {
    throw unparsed();
  }

  @Override
  public Claim getHeaderClaim(String name) {
    throw unparsed();
  }

  @Override
  public String getIssuer() {
    throw unparsed();
  }

  @Override
  public String getSubject() {
    throw unparsed();
  }

  @Override
  public List<String> getAudience() {
    throw unparsed();
  }

  @Override
  public Date getExpiresAt() {
    throw unparsed();
  }

  @Override
  public Date getNotBefore() {
    throw unparsed();
  }

  @Override
  public Date getIssuedAt() {
    throw unparsed();
  }

  @Override
  public String getId() {
    throw unparsed();
  }

  @Override
  public Claim getClaim(String name) {
    throw unparsed();
  }

  @Override
  public Map<String, Claim> getClaims() {
    throw unparsed();
  }
}
