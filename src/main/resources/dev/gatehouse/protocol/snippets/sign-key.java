
  /** Signs with the private key, a PEM file as openssl genpkey writes it. */
  private static Algorithm signer() throws IOException {
    String pem =
        java.nio.file.Files.readString(java.nio.file.Path.of(System.getenv({{keyVariable}})));
    byte[] der = java.util.Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    try {
      java.security.PrivateKey key =
          java.security.KeyFactory.getInstance({{keyType}})
              .generatePrivate(new java.security.spec.PKCS8EncodedKeySpec(der));
      return Algorithm.RSA256(null, (java.security.interfaces.RSAPrivateKey) key);{{?RS256}}
      return Algorithm.ECDSA256(null, (java.security.interfaces.ECPrivateKey) key);{{?ES256}}
      return signer(key);{{?jdkSigner}}
    } catch (java.security.GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
{{?jdkSigner}}
  /** An algorithm that the JDK has and java-jwt has not. */{{?jdkSigner}}
  private static Algorithm signer(java.security.PrivateKey key) {{{?jdkSigner}}
    return new Algorithm({{algorithm}}, "the JDK's") {{{?jdkSigner}}
      @Override{{?jdkSigner}}
      public byte[] sign(byte[] content) {{{?jdkSigner}}
        try {{{?jdkSigner}}
          java.security.Signature signature = java.security.Signature.getInstance("Ed25519");{{?EdDSA}}
          java.security.Signature signature = java.security.Signature.getInstance("RSASSA-PSS");{{?PS256}}
          signature.setParameter({{?PS256}}
              new java.security.spec.PSSParameterSpec({{?PS256}}
                  "SHA-256", "MGF1", java.security.spec.MGF1ParameterSpec.SHA256, 32, 1));{{?PS256}}
          signature.initSign(key);{{?jdkSigner}}
          signature.update(content);{{?jdkSigner}}
          return signature.sign();{{?jdkSigner}}
        } catch (java.security.GeneralSecurityException e) {{{?jdkSigner}}
          throw new IllegalStateException(e);{{?jdkSigner}}
        }{{?jdkSigner}}
      }{{?jdkSigner}}
{{?jdkSigner}}
      @Override{{?jdkSigner}}
      public void verify(com.auth0.jwt.interfaces.DecodedJWT token) {{{?jdkSigner}}
        throw new UnsupportedOperationException();{{?jdkSigner}}
      }{{?jdkSigner}}
    };{{?jdkSigner}}
  }{{?jdkSigner}}
